import { code, codeBlock } from "@plinth/report/formats";
import { recoveryOf } from "@plinth/deployer";
import { renderText } from "../deploy/renderText.ts";
import type { ReviewFormat } from "./arguments.ts";
import { costText } from "./cost.ts";
import type { Found } from "./found.ts";
import { hasExpired } from "./record.ts";
import type { SweepReport } from "./sweep.ts";
import type { ReviewUpReport } from "./up.ts";

/** Minutes are enough to plan by. */
function day(iso: string): string {
    return `${iso.slice(0, 16).replace("T", " ")} UTC`;
}

function json(value: object): string {
    return `${JSON.stringify(value, undefined, 2)}\n`;
}

export function renderUp(report: ReviewUpReport, format: ReviewFormat): string {
    if (format === "json") return json(report);
    const { stack, review, cost, refused, delivery } = report;
    const what = `${stack}: a ${review.kind === "copy" ? "full copy" : "part"} of ${review.base}`;
    const until = `until ${day(review.expires)}, when plinth review sweep deletes it`;
    const verdict =
        delivery === undefined
            ? `blocked, nothing was deployed:\n${refused.map((one) => `  - ${one}`).join("\n")}`
            : renderText(delivery).trimEnd();
    if (format === "text") {
        const lives = delivery?.result === "done" ? `${what}, ${until}` : what;
        return `${lives}\nIt costs ${costText(cost)}\n${verdict}\n`;
    }
    const heading = `### Review environment ${code(stack)}: ${delivery?.result ?? "blocked"}`;
    const next = delivery?.code === undefined ? [] : [recoveryOf(delivery.code, stack)];
    const said = delivery?.result === "done" ? [`A ${review.kind} of ${code(review.base)}, ${until}.`] : next;
    return [heading, ...said, codeBlock([`costs ${costText(cost)}`, ...verdict.split("\n")]), ""].join("\n\n");
}

export interface DownReport {
    readonly stack: string;
    readonly gone: boolean;
    /** Whether there was one. */
    readonly was: boolean;
    readonly reason?: string;
}

export function renderDown(report: DownReport, format: ReviewFormat): string {
    if (format === "json") return json({ version: 1, ...report });
    const { stack, gone, was, reason } = report;
    if (!gone) {
        const kept = `${stack} is still there; run the command again, the sweep tries as well once its time is up`;
        return format === "text" ? `${kept}: ${reason}\n` : `${kept}.\n\n${codeBlock((reason ?? "").split("\n"))}\n`;
    }
    const name = format === "text" ? stack : code(stack);
    return was ? `${name} is gone, and nothing of it is left in its state\n` : `${name}: there is no such review\n`;
}

export function renderList({ reviews, unreadable }: Found, now: Date, format: ReviewFormat): string {
    if (format === "json") {
        const all = reviews.map(({ stack, resources, record }) => ({
            stack,
            resources,
            ...record,
            expired: hasExpired(record, now),
        }));
        return json({ version: 1, reviews: all, unreadable: unreadable.map(({ stack }) => stack) });
    }
    const rows = reviews.map(({ stack, resources, record }) => [
        stack,
        `${record.kind} of ${record.base}`,
        `${resources} resources`,
        `${hasExpired(record, now) ? "expired" : "until"} ${day(record.expires)}`,
    ]);
    const odd = unreadable.map(({ stack, resources }) => [
        stack,
        "not marked as a review",
        `${resources} resources`,
        "left alone",
    ]);
    const all = [...rows, ...odd];
    if (all.length === 0) return "no reviews\n";
    if (format === "text") return all.map((row) => `${row.join("  ")}\n`).join("");
    const head = ["| Stack | What | Size | Life |", "|---|---|---|---|"];
    return `${[...head, ...all.map((row) => `| ${row.map(code).join(" | ")} |`)].join("\n")}\n`;
}

export function renderSweep(report: SweepReport, format: ReviewFormat): string {
    if (format === "json") return json(report);
    const { swept, failed, kept, unreadable } = report;
    const lines = [
        ...swept.map((stack) => `${stack}: its time was up, and it is gone`),
        ...failed.map(
            ({ stack, reason }) =>
                `${stack}: its time is up, and it is still there; the next sweep tries again: ${reason}`,
        ),
        ...kept.map(({ stack, expires }) => `${stack}: until ${day(expires)}`),
        ...unreadable.map((stack) => `${stack}: is not marked as a review and was left alone; somebody has to look`),
    ];
    if (lines.length === 0) return "no reviews\n";
    if (format === "text") return `${lines.join("\n")}\n`;
    return `${codeBlock(lines.flatMap((line) => line.split("\n")))}\n`;
}
