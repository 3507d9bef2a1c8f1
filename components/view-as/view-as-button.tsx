"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { StartView } from "#components/view-as/start-view.tsx";

/** On a customer's dashboard, for staff: the same as the customer sees it. */
export function ViewAsButton({ subject }: { subject: { id: string; name: string } }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onPress={() => setAsking(true)}>View as this customer</Button>
      {asking && <StartView subject={{ subject: subject.id, name: subject.name }} onClose={() => setAsking(false)} />}
    </>
  );
}
