import type { SoakReport } from "@plinth/deployer";

/** What alarms did, for people. */
export function renderText(report: SoakReport): string {
    const { environment, result, reason, from, until, alarms, minutes, firing, undecided, journal, correlationId } =
        report;
    const lines = [
        `soak ${environment}: ${said(report)}`,
        ...(reason === undefined ? [] : [reason]),
        ...(from === undefined || until === undefined ? [] : [`${alarms} alarms, from ${from} until ${until}`]),
        ...firing.map(({ name, at, now }) => {
            const since = at === undefined ? "" : ` ${now ? "since" : "at"} ${at}`;
            return `  ! ${name} ${now ? `is in ALARM${since}` : `fired${since}, and is quiet again`}`;
        }),
        ...backLines(report),
        ...(result === "quiet" && minutes > 0 && undecided.length > 0
            ? [`Look at a longer time than was watched, and may yet fire: ${undecided.join(", ")}`]
            : []),
        `Journal: ${journal} (run ${correlationId})`,
    ];
    return `${lines.join("\n")}\n`;
}

/** Who goes back, and with which command. */
function backLines({ back, environment }: SoakReport): string[] {
    if (back === undefined) return [];
    const { automatic, reason, layers, to, command, result, run } = back;
    const what = `the release of ${layers.join(", ")} from ${to ?? "before"}`;
    switch (result) {
        case "done":
            return [`Went back by itself: ${what} is there again (run ${run})`];
        case "blocked":
        case "failed":
        case "interrupted":
            return [
                `Going back by itself ended ${result} (run ${run}), to ${what}. To look again, and then to go back: npx plinth verify ${environment}; ${command}`,
                "Runbook: docs/runbooks/deploy/soak-failed.md",
            ];
        case undefined:
            return [
                automatic
                    ? `May go back by itself, to ${what}: npx plinth soak ${environment} --go-back, or: ${command}`
                    : `Nothing goes back by itself: ${reason}. To go back: ${command}`,
                "Runbook: docs/runbooks/deploy/soak-failed.md",
            ];
    }
}

function said({ result, minutes }: SoakReport): string {
    switch (result) {
        case "quiet":
            return minutes === 0 ? "nobody waits (0 minutes)" : `quiet for ${minutes} minutes`;
        case "fired":
            return "not quiet";
        case "unknown":
            return "nobody can tell";
        case "interrupted":
            return "interrupted; run it again, and it goes on";
    }
}
