import type { Path, Violation } from "@plinth/core/settings";
import { violation } from "./checkRuns.ts";

/** What happens to a stack that somebody may want to hear of (Pulumi Docs, "Pulumi Cloud Webhooks", Filters). */
export const EVENTS = [
    "update_succeeded",
    "update_failed",
    "preview_succeeded",
    "preview_failed",
    "destroy_succeeded",
    "destroy_failed",
    "refresh_succeeded",
    "refresh_failed",
    "deployment_queued",
    "deployment_started",
    "deployment_succeeded",
    "deployment_failed",
    "drift_detected",
    "drift_detection_succeeded",
    "drift_detection_failed",
    "drift_remediation_succeeded",
    "drift_remediation_failed",
] as const;
export type StackEvent = (typeof EVENTS)[number];

/** Those that somebody has to look at. Deployments that fail fail as updates, too: `deployment_failed` would tell it twice. */
export const DEFAULT_EVENTS: readonly StackEvent[] = [
    "update_failed",
    "destroy_failed",
    "drift_detected",
    "drift_detection_failed",
    "drift_remediation_failed",
];

/** Forms in which a message is sent. */
export const FORMATS = ["slack", "ms_teams", "raw"] as const;

/** Where messages go; addresses and keys are secrets, known here by their names. */
export type NotificationShape =
    | {
          readonly format: "slack" | "ms_teams";
          /** Name of the secret that holds the address: whoever has it can write there. */
          readonly url: string;
          /** @default {@link DEFAULT_EVENTS} */
          readonly events?: readonly StackEvent[] | undefined;
      }
    | {
          readonly format: "raw";
          readonly url: string;
          /** Name of the secret that messages are signed with: without one, anybody could send them. */
          readonly signedWith: string;
          readonly events?: readonly StackEvent[] | undefined;
      };

/** What is wrong with the events of a notification. */
export function checkEvents(path: Path, events: readonly string[] | undefined): Violation[] {
    if (events === undefined) return [];
    if (events.length === 0) return [violation(path, "must name an event", events, "leave it out for the usual ones")];
    return events.flatMap((event, index) =>
        (EVENTS as readonly string[]).includes(event)
            ? []
            : [violation([...path, index], "must be an event of a stack", event, `choose from ${EVENTS.join(", ")}`)],
    );
}
