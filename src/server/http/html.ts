/** Colours and type of every page that the server itself shows. */
export const PAGE_STYLE = `:root { color: #213343; background: #f5f8fa; font: 16px/1.5 system-ui, sans-serif }
main { max-width: 34rem; margin: 4rem auto; padding: 2rem; background: #fff; border: 1px solid #dfe3eb; border-radius: 6px }
h1 { font-size: 1.4rem; margin-top: 0 } a { color: #00617f }`;

/** A whole page. `title` is escaped here; `style` and `body` are ours. */
export const htmlPage = ({ title, style, body }: { readonly title: string; readonly style: string; readonly body: string }): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${style}</style></head>
<body>${body}</body>
</html>
`;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML shows it, inside elements and quoted attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
