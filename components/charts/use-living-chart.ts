"use client";
import { type RefObject, useEffect, useRef } from "react";
import { LivingChart, livingIn, type Showing } from "#components/charts/living-chart.ts";
import { usePrintFit } from "#components/charts/use-print-fit.ts";

type Wishes = {
  showing: Showing;
  /** Whether somebody wants it alive; it then stays so. */
  wanted: boolean;
  /** The place that the keyboard is at. */
  place: number | null;
  onShown: () => void;
  onOpen: (href: string) => void;
};

/** Keeps a chart alive in an element: the one that lives there already, or one whose engine is loaded when it is first wanted. */
export function useLivingChart(box: RefObject<HTMLElement | null>, { showing, wanted, place, onShown, onOpen }: Wishes): void {
  const chart = useRef<LivingChart>(null);
  const latest = useRef({ showing, onShown, onOpen });
  useEffect(() => {
    latest.current = { showing, onShown, onOpen };
  });

  useEffect(() => {
    const element = box.current;
    if (!element || !wanted) return;
    let over = false;
    const take = (living: LivingChart) => {
      chart.current = living;
      living.onOpen = (href) => latest.current.onOpen(href);
      living.show(latest.current.showing);
      latest.current.onShown();
    };
    const there = livingIn(element);
    if (there) take(there);
    else
      void import("#components/charts/engine.ts").then(({ init }) => {
        if (!over) take(new LivingChart(element, init, latest.current.showing));
      });
    return () => {
      over = true;
      chart.current?.end();
      chart.current = null;
    };
  }, [box, wanted]);

  usePrintFit(box);
  useEffect(() => chart.current?.show(showing), [showing]);
  useEffect(() => chart.current?.point(place), [place]);
}
