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
        ...(result === "quiet" && minutes > 0 && undecided.length > 0
            ? [`Look at a longer time than was watched, and may yet fire: ${undecided.join(", ")}`]
            : []),
        `Journal: ${journal} (run ${correlationId})`,
    ];
    return `${lines.join("\n")}\n`;
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
