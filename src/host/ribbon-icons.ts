/** Line drawings on a 20 × 20 field, drawn for this project; the words beside them carry the meaning. */
export const ICONS = {
  undo: "M7 4 3.5 7.5 7 11M3.5 7.5H12a4.5 4.5 0 0 1 0 9H8",
  redo: "M13 4l3.5 3.5L13 11M16.500 7.500H8a4.500 4.500 0 0 0 0 9h4",
  pane: "M3 4.500h14v11H3zM12 4.500v11M14 7.500h1.200M14 10h1.200",
  refresh: "M16 6.500A7 7 0 0 0 3.500 8M3 3.500V8h4.500M4 13.500A7 7 0 0 0 16.500 12M17 16.500V12h-4.500",
  statement: "M5 2.500h7l3.500 3.500v11.500H5zM12 2.500V6h3.500M7.500 9.500h5.500M7.500 12h5.500M7.500 14.500h3",
  reconcile: "M3 5h6v10H3zM11 5h6v10h-6zM4.800 8h2.400M4.800 11h2.400M12.800 8h2.400M12.800 11h2.400",
  clear: "M4 15.500h12M6.500 12.500l6-8 4 3-4.500 6H8z M6.500 12.500 8 13.500",
  repair: "M12.500 4a3.500 3.500 0 0 0-3.300 4.700L3.500 14.500l2 2 5.800-5.700A3.500 3.500 0 0 0 16 7.500l-2.300 2.300-2-2L14 5.300A3.500 3.500 0 0 0 12.500 4z",
} as const;
export type IconName = keyof typeof ICONS;
