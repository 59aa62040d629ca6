import { formatProblem } from "@plinth/core/errors";
import { listEnvironments, requireEnvironment } from "@plinth/core/settings";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { inspect, openRepository } from "../repository/repository.ts";

/** Checks the settings of one environment, or of all, and says everything that is wrong at once. */
export async function settingsCheck(environment: string | undefined, host: Host): Promise<number> {
    const repository = await openRepository(host.cwd);
    if (environment !== undefined) requireEnvironment(repository.root, environment);
    const names = environment === undefined ? listEnvironments(repository.root) : [environment];
    const found = await Promise.all(
        names.map(async (name) => ({ name, problems: (await inspect(repository, name)).problems })),
    );
    const wrong = found.filter(({ problems }) => problems.length > 0);
    const total = wrong.reduce((sum, { problems }) => sum + problems.length, 0);
    if (total === 0) {
        host.stdout.write(
            environment === undefined
                ? `${count(names.length, "environment")}, no problems\n`
                : `${environment}: no problems\n`,
        );
        return exitCodes.clean;
    }
    const lines = wrong.flatMap(({ name, problems }) => [
        `environment "${name}": ${count(problems.length, "problem")}`,
        ...problems.map((problem) => `  - ${formatProblem(problem)}`),
    ]);
    const summary =
        wrong.length > 1
            ? [`${count(total, "problem")} in ${wrong.length} of ${count(names.length, "environment")}`]
            : [];
    host.stderr.write(`${[...lines, ...summary].join("\n")}\n`);
    return exitCodes.failed;
}

function count(number: number, noun: string): string {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
