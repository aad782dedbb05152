import { type RefObject, useEffect, useRef } from "react";

/** A page that replaced another one takes the focus to its heading, so that keyboard and screen reader start there. */
export function useHeadingFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return heading;
}
