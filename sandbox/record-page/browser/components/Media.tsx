import type { IconProps, IllustrationProps, ImageProps } from "@hubspot/ui-extensions";
import { iconPath } from "./icon-paths.ts";
import { useAnchor } from "./overlay-anchor.tsx";
import { sizeOf } from "./sizes.ts";

/** A small picture. Without `screenReaderText` it is decoration. */
export const Icon = (props: IconProps) => (
  <svg
    className={`ui-icon is-${sizeOf(props.size, "md")} is-${props.color ?? "inherit"}`} viewBox="0 0 24 24" data-icon={props.name} data-test-id={props.testId}
    {...(props.screenReaderText ? { role: "img", "aria-label": props.screenReaderText } : { "aria-hidden": true })}
  >
    <path d={iconPath(props.name)} />
  </svg>
);

/** What the drawing is about, on its round part; a check mark for everything else. */
const ARTWORK_MARKS: Readonly<Record<string, string>> = {
  lock: "M82 58h16v10H82zM85 58v-5a5 5 0 0 1 10 0v5",
  errorGeneral: "M90 46v14M90 68v1",
  search: "M88 48a7 7 0 1 1 0 14a7 7 0 0 1 0-14zM93 60l7 7",
};

/** HubSpot's drawings are its own: a plain placeholder of the same size stands for them. */
export const Artwork = ({ name, width, height }: { readonly name: string; readonly width: number; readonly height?: number }) => (
  <svg className="ui-artwork" viewBox="0 0 120 90" width={width} height={height} data-artwork={name} aria-hidden>
    <rect x="8" y="14" width="72" height="62" rx="6" className="ui-artwork-back" />
    <path d="M18 32h38M18 44h52M18 56h30" className="ui-artwork-lines" />
    <circle cx="90" cy="58" r="22" className="ui-artwork-front" />
    <path d={ARTWORK_MARKS[name] ?? "M81 58h2M89 58h2M97 58h2"} className="ui-artwork-mark" />
  </svg>
);

/** A drawing with a text alternative. */
export const Illustration = (props: IllustrationProps) => (
  <span role="img" aria-label={props.alt} data-test-id={props.testId}>
    <Artwork name={props.name} width={props.width ?? 120} height={props.height} />
  </span>
);

/** A picture from the web, possibly a link. */
export const Image = (props: ImageProps) => {
  const anchor = useAnchor(props);
  const image = <img className="ui-image" src={props.src} alt={props.alt ?? ""} width={props.width} height={props.height} data-test-id={props.testId} />;
  const href = typeof props.href === "object" ? props.href.url : props.href;
  return (
    <>
      {href !== undefined ? (
        <a href={href} target="_blank" rel="noreferrer" onClick={anchor.click}>{image}</a>
      ) : props.onClick || props.overlay ? (
        <button type="button" className="ui-bare" onClick={anchor.click}>{image}</button>
      ) : image}
      {anchor.overlay}
    </>
  );
};
