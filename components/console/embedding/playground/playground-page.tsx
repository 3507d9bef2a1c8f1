"use client";
import { useState } from "react";
import { useEmbedKeys } from "#components/console/embedding/keys/use-keys.ts";
import type { EmbedKeyRow, EmbedSettings } from "#components/console/embedding/outputs.ts";
import { ChoiceFields } from "#components/console/embedding/playground/choice-fields.tsx";
import { type Choices, printChoices } from "#components/console/embedding/playground/choices.ts";
import { Consent } from "#components/console/embedding/playground/consent.tsx";
import { Leftovers } from "#components/console/embedding/playground/leftovers.tsx";
import { LiveFrame } from "#components/console/embedding/playground/live-frame.tsx";
import { type Passed, withMessage } from "#components/console/embedding/playground/messages.ts";
import { Shown } from "#components/console/embedding/playground/shown.tsx";
import { useChoices } from "#components/console/embedding/playground/use-choices.ts";
import { PLAYGROUND, usePlaygroundKey } from "#components/console/embedding/playground/use-playground-key.ts";
import { useSigning } from "#components/console/embedding/playground/use-signing.ts";
import { useEmbedSettings } from "#components/console/embedding/use-settings.ts";
import { failureOf } from "#components/data/failure.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { useToast } from "#components/ui/toast.tsx";

type Option = { value: string; label: string };
type Props = {
  settings: EmbedSettings;
  keys: EmbedKeyRow[];
  email: string;
  /** Where this console is open, as the browser names it. */
  origin: string;
  dashboard: Choices["dashboard"];
  locales: Option[];
  currencies: Option[];
};

/** A frame to try things out with: what a token says, what the frame shows, what both say to each other, and the code for it. */
export function PlaygroundPage(props: Props) {
  const { settings, save } = useEmbedSettings(props.settings);
  const { keys, register, revoke } = useEmbedKeys(props.keys);
  const { key, make, end } = usePlaygroundKey(props.email, { register, revoke });
  const { report, sign } = useSigning(settings);
  const [choices, setChoices] = useChoices(props.dashboard);
  const [opened, setOpened] = useState<{ times: number; choices: Choices } | null>(null);
  const [passed, setPassed] = useState<Passed[]>([]);
  const toast = useToast();

  const open = () => setOpened((before) => ({ times: (before?.times ?? 0) + 1, choices }));
  const changed = opened !== null && printChoices(opened.choices) !== printChoices(choices);
  const left = keys.filter(({ kid, revokedAt }) => kid.startsWith(PLAYGROUND) && revokedAt === null && kid !== key?.kid);

  async function stop() {
    try {
      await end();
      setOpened(null);
      toast({ text: "The playground's key is revoked.", tone: "good" });
    } catch (error) {
      toast({ text: failureOf(error).message, tone: "bad" });
    }
  }

  return (
    <>
      <Leftovers keys={left} revoke={revoke} />
      <div className="grid items-start gap-6 xl:grid-cols-[18rem_minmax(0,1fr)]">
        <Panel title="The token says">
          <ChoiceFields {...props} choices={choices} onChange={setChoices} rights={settings.rights} />
        </Panel>
        <div className="flex min-w-0 flex-col gap-6">
          <Panel title="The frame">
            {key === null ? (
              <Consent
                missing={settings.origins.includes(props.origin) ? null : props.origin}
                allow={() => save(({ origins }) => ({ origins: [...origins, props.origin] }))}
                make={async () => {
                  await make();
                  open();
                }}
              />
            ) : (
              <div className="flex flex-col gap-3">
                <div className="flex flex-wrap items-center gap-2">
                  <Button look={changed ? "main" : "plain"} onPress={open}>
                    <Icon name="refresh" />
                    {changed ? "Open it with these choices" : "Open it again"}
                  </Button>
                  <p className="min-w-0 text-note text-muted">
                    Signed as <code className="font-mono break-all">{key.kid}</code>
                  </p>
                  <Button look="quiet" className="ms-auto" onPress={() => void stop()}>
                    Revoke the key
                  </Button>
                </div>
                {opened && (
                  <LiveFrame
                    key={`${key.kid} ${opened.times}`}
                    dashboard={opened.choices.dashboard}
                    getToken={() => sign(key, opened.choices)}
                    onMessage={(from, message) => setPassed((before) => withMessage(before, from, message, new Date()))}
                  />
                )}
              </div>
            )}
          </Panel>
          <Shown {...{ settings, keys, choices, report, passed }} onClear={() => setPassed([])} />
        </div>
      </div>
    </>
  );
}
