import { readdirSync } from "node:fs";
import { join } from "node:path";
import { formatProblem, type Problem } from "@plinth/core/errors";
import { ENVIRONMENTS, listEnvironments, requireEnvironment } from "@plinth/core/settings";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { inspect, openRepository } from "../repository/repository.ts";

/** Checks the settings of one environment, or of all, and says everything that is wrong at once. */
export async function settingsCheck(environment: string | undefined, host: Host): Promise<number> {
    const repository = await openRepository(host.cwd);
    if (environment !== undefined) requireEnvironment(repository.root, environment);
    const names = environment === undefined ? listEnvironments(repository.root) : [environment];
    const found: { name: string; problems: readonly Problem[] }[] = await Promise.all(
        names.map(async (name) => ({ name, problems: (await inspect(repository, name)).problems })),
    );
    if (environment === undefined) found.push(...incompleteEnvironments(repository.root, names));
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

/** Folders with settings but without the file that makes them an environment: nothing else would ever mention them. */
function incompleteEnvironments(root: string, complete: readonly string[]): { name: string; problems: Problem[] }[] {
    return readdirSync(join(root, ENVIRONMENTS), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !complete.includes(entry.name))
        .filter(({ name }) => readdirSync(join(root, ENVIRONMENTS, name)).some((file) => /\.ya?ml$/.test(file)))
        .map(({ name }) => ({
            name,
            problems: [
                {
                    file: `${ENVIRONMENTS}/${name}/environment.yaml`,
                    path: "",
                    rule: "is missing",
                    fix: "create it, or delete the folder; npx plinth settings schema environment prints what it may hold",
                },
            ],
        }));
}

function count(number: number, noun: string): string {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
