import sanitizeHtml from "sanitize-html";

/** What a page does with HTML that a notebook brings along. */
export interface HtmlPolicy {
  /** Believe the notebook: its HTML, scripts included, goes into the page as it is. */
  readonly trusted: boolean;
  /** Where a relative address leads from the page; `undefined` leaves it as it is. */
  readonly resolveLink?: (address: string) => string | undefined;
  /** An image beside the notebook as a `data:` address; `undefined` if there is none. */
  readonly resolveImage?: (address: string) => string | undefined;
}

const TEXT_TAGS = [
  ...["h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "blockquote", "pre", "hr", "br", "wbr"],
  ...["ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "figure", "figcaption", "center"],
  ...[
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "code",
    "del",
    "dfn",
    "em",
    "i",
    "ins",
    "kbd",
    "mark",
    "q",
    "s",
  ],
  ...["samp", "small", "strong", "sub", "sup", "time", "u", "var", "ruby", "rt", "rp", "img"],
  ...["table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"],
];

/** Enough for a table to align its columns; nothing that could cover the page or fetch something. */
const SAFE_STYLES = {
  "text-align": [/^(left|right|center|justify|start|end)$/],
  "vertical-align": [/^(top|middle|bottom|baseline)$/],
  "font-weight": [/^(normal|bold|\d{3})$/],
  "font-style": [/^(normal|italic)$/],
  width: [/^\d{1,4}(px|%|em|ch)$/],
};

/**
 * HTML from a notebook, made safe to stand in a page.
 *
 * An allowlist keeps text, tables, lists and images that lie inside the notebook or beside it. Scripts, event handlers, styles
 * that could cover the page, forms, frames and `javascript:` addresses are dropped. An image on another host becomes a link to it:
 * a page makes no request that its reader has not asked for.
 */
export function sanitizeNotebookHtml(html: string, policy: HtmlPolicy): string {
  if (policy.trusted) return html;
  return sanitizeHtml(html, {
    allowedTags: TEXT_TAGS,
    allowedAttributes: {
      "*": ["title", "lang", "dir", "align", "style"],
      a: ["href", "name", "id", "rel"],
      img: ["src", "alt", "width", "height", "loading"],
      th: ["colspan", "rowspan", "scope"],
      td: ["colspan", "rowspan", "headers"],
      col: ["span"],
      colgroup: ["span"],
      ol: ["start", "reversed", "type"],
      li: ["value"],
      details: ["open"],
      time: ["datetime"],
      ...Object.fromEntries(["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => [tag, ["id"]])),
    },
    allowedStyles: { "*": SAFE_STYLES },
    allowedSchemes: ["http", "https", "mailto"],
    allowedSchemesByTag: { img: ["data"] },
    allowProtocolRelative: false,
    nonTextTags: ["script", "style", "textarea", "option", "noscript", "template", "iframe", "object", "xmp"],
    nestingLimit: 100,
    transformTags: {
      a: (tagName, attributes) => ({ tagName, attribs: resolveAnchor(attributes, policy) }),
      img: (_, attributes) => resolvePicture(attributes, policy),
    },
  });
}

function resolveAnchor(attributes: sanitizeHtml.Attributes, policy: HtmlPolicy): sanitizeHtml.Attributes {
  const { href, ...others } = attributes;
  if (href === undefined) return others;
  if (/^https?:/i.test(href)) return { ...others, href, rel: "noreferrer" };
  const resolved = /^([a-z][a-z0-9+.-]*:|#|\/\/)/i.test(href) ? undefined : policy.resolveLink?.(href);
  return { ...others, href: resolved ?? href };
}

function resolvePicture(attributes: sanitizeHtml.Attributes, policy: HtmlPolicy): sanitizeHtml.Tag {
  const { src = "", alt = "" } = attributes;
  if (/^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/i.test(src)) {
    return { tagName: "img", attribs: { ...attributes, alt } };
  }
  if (/^(https?:)?\/\//i.test(src)) {
    const href = src.startsWith("//") ? `https:${src}` : src;
    return { tagName: "a", attribs: { href, rel: "noreferrer" }, text: alt || `image: ${href}` };
  }
  const found = policy.resolveImage?.(src);
  if (found === undefined) return { tagName: "span", attribs: {}, text: alt || `missing image: ${src}` };
  return { tagName: "img", attribs: { ...attributes, src: found, alt } };
}
