import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "@plinth/core/errors";
import { type Link, type Proof, proof, REASON } from "./proof.ts";
import type { MuteWindow } from "./mute.ts";

/** An Alertmanager that cannot be reached keeps nobody waiting; one that can answers in milliseconds. */
const PATIENCE_MS = 10_000;
/** Sent with what is made here, so that it is found again. */
const CREATED_BY = "plinth";

interface Alert {
    readonly labels: Readonly<Record<string, string>>;
    readonly receivers: readonly { readonly name: string }[];
    readonly status: {
        readonly state: string;
        readonly silencedBy: readonly string[];
        readonly inhibitedBy: readonly string[];
    };
}

/** An Alertmanager, by its API (Alertmanager, api/v2/openapi.yaml). */
export class Alertmanager {
    readonly #address: string;

    constructor(address: string) {
        this.#address = address.replace(/\/$/, "");
    }

    /** Sends an alert that ends by itself, and looks at who is told of it. */
    async prove(
        labels: Readonly<Record<string, string>>,
        { waitSeconds, lookSeconds = 3, signal }: { waitSeconds: number; lookSeconds?: number; signal: AbortSignal },
    ): Promise<Proof> {
        const name = labels["alertname"] ?? "";
        const before = await this.#told();
        const startsAt = new Date();
        const endsAt = new Date(startsAt.getTime() + (waitSeconds + 60) * 1000);
        await this.#send("POST", "/api/v2/alerts", [{ labels, annotations: { summary: REASON }, startsAt, endsAt }]);
        const links: Link[] = [{ link: "alarm", holds: true, says: "was sent to Alertmanager" }];
        const routed = await this.#routed(labels);
        links.push(routed);
        if (routed.holds === true) links.push(await this.#notified(before, { waitSeconds, lookSeconds, signal }));
        await this.#send("POST", "/api/v2/alerts", [
            { labels, annotations: { summary: REASON }, startsAt, endsAt: new Date() },
        ]);
        links.push({ link: "restored", holds: true, says: "is over again" });
        return proof(name, links);
    }

    /** Keeps alerts of services, of some severities, quiet. */
    async silence(window: MuteWindow, services: readonly string[], reason: string, from: Date): Promise<void> {
        await this.#send("POST", "/api/v2/silences", {
            matchers: [
                { name: "service", value: services.map(literal).join("|"), isRegex: true, isEqual: true },
                { name: "severity", value: window.severities.join("|"), isRegex: true, isEqual: true },
            ],
            startsAt: from,
            endsAt: new Date(from.getTime() + window.minutes * 60_000),
            createdBy: CREATED_BY,
            comment: `${window.name}: ${reason}`,
        });
    }

    /** Ends the silences of a window, and says how many there were. */
    async unsilence(window: MuteWindow): Promise<number> {
        const all = (await this.#send("GET", "/api/v2/silences")) as {
            id: string;
            comment: string;
            status: { state: string };
        }[];
        const ours = all.filter(
            ({ comment, status }) => comment.startsWith(`${window.name}: `) && status.state !== "expired",
        );
        for (const { id } of ours) await this.#send("DELETE", `/api/v2/silence/${id}`);
        return ours.length;
    }

    async #routed(labels: Readonly<Record<string, string>>): Promise<Link> {
        const filter = Object.entries(labels).map(
            ([name, value]) => `filter=${encodeURIComponent(`${name}="${value}"`)}`,
        );
        const [found] = (await this.#send("GET", `/api/v2/alerts?${filter.join("&")}`)) as Alert[];
        if (found === undefined) return { link: "action", holds: false, says: "Alertmanager does not have the alert" };
        const { receivers, status } = found;
        const quiet = [...status.silencedBy, ...status.inhibitedBy];
        if (quiet.length > 0) return { link: "action", holds: false, says: `is kept quiet by ${quiet.join(", ")}` };
        const names = receivers.map(({ name }) => name);
        return {
            link: "action",
            holds: names.includes(labels["severity"] ?? ""),
            says: `goes to ${names.join(", ") || "nobody"}`,
        };
    }

    /** Alertmanager does not say whom it told of what; it counts what it tells. */
    async #notified(
        before: Counts,
        { waitSeconds, lookSeconds, signal }: { waitSeconds: number; lookSeconds: number; signal: AbortSignal },
    ): Promise<Link> {
        for (let waited = 0; ; waited += lookSeconds) {
            const now = await this.#told();
            if (now.failed > before.failed)
                return {
                    link: "subscription",
                    holds: false,
                    says: `${now.failed - before.failed} messages could not be given`,
                };
            if (now.told > before.told)
                return { link: "subscription", holds: true, says: `${now.told - before.told} messages were given` };
            if (waited >= waitSeconds)
                return {
                    link: "subscription",
                    holds: false,
                    says: `no message was given within ${waitSeconds} seconds`,
                };
            await sleep(lookSeconds * 1000, undefined, { signal });
        }
    }

    async #told(): Promise<Counts> {
        const text = (await this.#send("GET", "/metrics")) as string;
        const sum = (name: string): number =>
            [...text.matchAll(new RegExp(`^${name}\\{[^}]*\\} (\\S+)$`, "gm"))].reduce(
                (all, [, value]) => all + Number(value),
                0,
            );
        return {
            told: sum("alertmanager_notifications_total"),
            failed: sum("alertmanager_notifications_failed_total"),
        };
    }

    async #send(method: string, path: string, body?: unknown): Promise<unknown> {
        let answer: Response;
        try {
            answer = await fetch(`${this.#address}${path}`, {
                method,
                signal: AbortSignal.timeout(PATIENCE_MS),
                ...(body === undefined
                    ? {}
                    : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
            });
        } catch {
            throw new UserError(
                `Alertmanager at ${this.#address} does not answer. Fix: kubectl -n monitoring port-forward service/kube-prometheus-stack-alertmanager 9093`,
            );
        }
        const text = await answer.text();
        if (!answer.ok)
            throw new UserError(`Alertmanager refused ${method} ${path}: ${answer.status} ${text.slice(0, 200)}`);
        const isJson = (answer.headers.get("content-type") ?? "").includes("json");
        return isJson && text !== "" ? (JSON.parse(text) as unknown) : text;
    }
}

/** A text as a regular expression that it alone matches. */
function literal(text: string): string {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

interface Counts {
    readonly told: number;
    readonly failed: number;
}
