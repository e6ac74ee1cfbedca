const CHECK = "M4.5 12.5l5 5 10-11";
const CIRCLE = "M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z";
const X = "M6 6l12 12M18 6L6 18";

/** Line drawings on a 24 by 24 grid for the icons that business cards use most. */
const PATHS: Readonly<Record<string, string>> = {
  add: "M12 5v14M5 12h14",
  approvals: CHECK,
  bank: "M4 10l8-5 8 5zM6 10v8M10 10v8M14 10v8M18 10v8M4 19h16",
  block: `${CIRCLE}M6 6l12 12`,
  bulb: "M9 18h6M10 21h4M12 3a6 6 0 0 1 4 10.5c-.8.8-1 1.5-1 2.5H9c0-1-.2-1.7-1-2.5A6 6 0 0 1 12 3z",
  checkCircle: `${CIRCLE}M8 12.5l3 3 5.5-6`,
  clock: `${CIRCLE}M12 7v5l3.5 2`,
  contact: "M12 4a4 4 0 1 1 0 8a4 4 0 0 1 0-8zM4 20c1-4 4-6 8-6s7 2 8 6",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  date: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  delete: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  downCarat: "M6 9l6 6 6-6",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  edit: "M4 20l1-4L16 5l3 3L8 19z",
  ellipses: "M5 12h.01M12 12h.01M19 12h.01",
  email: "M3 6h18v12H3zM3 7l9 7 9-7",
  exclamation: "M12 5v9M12 18v.5",
  exclamationCircle: `${CIRCLE}M12 7v6M12 16v.5`,
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  info: `${CIRCLE}M12 11v6M12 7.5v.5`,
  invoice: "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6",
  left: "M15 5l-7 7 7 7",
  link: "M10 14a4 4 0 0 1 0-6l3-3a4 4 0 0 1 6 6l-2 2M14 10a4 4 0 0 1 0 6l-3 3a4 4 0 0 1-6-6l2-2",
  locked: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  question: `${CIRCLE}M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.5`,
  refresh: "M19 8a8 8 0 1 0 1 5M20 4v5h-5",
  remove: X,
  right: "M9 5l7 7-7 7",
  search: "M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13zM15.5 15.5L20 20",
  send: "M3 11l18-8-7 18-3-7z",
  star: "M12 4l2.5 5.2 5.5.8-4 4 1 5.7-5-2.8-5 2.8 1-5.7-4-4 5.5-.8z",
  success: CHECK,
  tag: "M4 4h8l8 8-8 8-8-8zM8 8v.5",
  trophy: "M8 4h8v5a4 4 0 0 1-8 0zM8 5H5c0 3 1 4 3 4.5M16 5h3c0 3-1 4-3 4.5M12 13v4M8 20h8",
  upCarat: "M6 15l6-6 6 6",
  warning: "M12 4l9 16H3zM12 10v5M12 17.5v.5",
  xCircle: `${CIRCLE}M9 9l6 6M15 9l-6 6`,
};

/** The drawing of an icon of the library; a circle for those not drawn here. */
export const iconPath = (name: string): string => PATHS[name] ?? CIRCLE;
