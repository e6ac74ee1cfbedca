import { Marked, type Tokens } from "marked";
import { escaped, htmlPage, PAGE_STYLE } from "./html.ts";

/**
 * docs/rules.md as a page: each rule has its number as its anchor (`#r-12`) and stands in the list at the top. HTML within the page is
 * shown as text; links to other files of the repository, which nobody serves, are their text.
 */
export const rulesPage = (markdown: string): string => {
  const rules: Rule[] = [];
  const text = markdownOf(rules).parse(markdown, { async: false });
  const contents = rules.map(({ id, name }) => `<li><a href="#${id}">${name}</a></li>`).join("\n");
  // The page begins with its title; the list comes after what introduces it.
  const [before = "", ...after] = text.split(/(?=<h2)/);
  const body = `<a class="skip" href="#contents">Skip to the list of rules</a>
<main>
${before}<nav id="contents" aria-label="Rules"><ol>
${contents}
</ol></nav>
${after.join("")}</main>`;
  return htmlPage({ title: "The rules · Partner Ledger", style: `${PAGE_STYLE}\n${STYLE}`, body });
};

interface Rule {
  readonly id: string;
  /** Already HTML. */
  readonly name: string;
}

const markdownOf = (rules: Rule[]): Marked =>
  new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        const rule = RULE_HEADING.exec(text);
        const name = this.parser.parseInline(tokens);
        if (rule === null) return `<h${depth}>${name}</h${depth}>\n`;
        const id = (rule[1] ?? "").toLowerCase();
        rules.push({ id, name });
        return `<h${depth} id="${id}">${name}</h${depth}>\n`;
      },
      html: ({ text }: Tokens.HTML | Tokens.Tag) => (ANCHOR.test(text) ? "" : escaped(text)),
      link({ href, tokens }: Tokens.Link) {
        const shown = this.parser.parseInline(tokens);
        return SERVED.test(href) ? `<a href="${escaped(href)}">${shown}</a>` : shown;
      },
      image: ({ text }: Tokens.Image) => escaped(text),
      table({ header, rows }: Tokens.Table) {
        const cells = (row: readonly Tokens.TableCell[], open: string, close: string): string => row.map(({ tokens }) => `<${open}>${this.parser.parseInline(tokens)}</${close}>`).join("");
        const body = rows.map((row) => `<tr>${cells(row, "td", "td")}</tr>`).join("\n");
        return `<div class="wide" tabindex="0" role="region" aria-label="Table"><table><thead><tr>${cells(header, 'th scope="col"', "th")}</tr></thead><tbody>\n${body}\n</tbody></table></div>\n`;
      },
    },
  });

/** `### <a id="r-12"></a>R-12 Referral`; the anchor is for readers of the file. */
const RULE_HEADING = /^<a id="r-\d+"><\/a>(R-\d+) /;
const ANCHOR = /^<a id="[\w-]+">$|^<\/a>$/;
const SERVED = /^(?:#|https:\/\/)/;

const STYLE = `main { max-width: 46rem } h1 { font-size: 1.8rem } h2 { font-size: 1.4rem; margin-top: 2.5rem; border-bottom: 1px solid #dfe3eb } h3 { font-size: 1.1rem; margin-bottom: 0; scroll-margin-top: 1rem }
h3 + p { margin-top: .25rem } h3:target { background: #fff3cd; outline: .4rem solid #fff3cd } code, pre { font-size: .9em; background: #f5f8fa }
pre { padding: .75rem; overflow-x: auto } table { border-collapse: collapse } th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #dfe3eb }
.wide { overflow-x: auto } nav ol { columns: 16rem; padding: 0; list-style: none } .skip { position: absolute; left: -100rem } .skip:focus { left: 1rem }
@media (max-width: 40rem) { main { margin: 0; padding: 1rem; border: 0 } }
@media print { :root { background: #fff; font-size: 11pt } main { max-width: none; margin: 0; padding: 0; border: 0 } nav, .skip { display: none }
a { color: inherit; text-decoration: none } h2, h3 { break-after: avoid } p, li, pre { break-inside: avoid } h3:target { background: none; outline: 0 } }`;
