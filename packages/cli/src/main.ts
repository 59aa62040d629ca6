import { UserError } from "@plinth/core/errors";
import { CommanderError } from "commander";
import { makeProgram } from "./arguments/program.ts";
import type { Command } from "./arguments/verb.ts";
import { exitCodes } from "./exitCodes.ts";
import { type Host, Stopped } from "./host.ts";

/**
 * Runs one command line.
 *
 * @param argv what the person wrote after `plinth`.
 * @returns the exit code. Nothing is thrown: whatever goes wrong is said on stderr.
 */
export async function main(argv: readonly string[], host: Host): Promise<number> {
    try {
        const command = await readCommand(argv, host);
        return command === undefined ? exitCodes.clean : await command(host);
    } catch (error) {
        return explain(error, host);
    }
}

/** What to run, `undefined` where the arguments asked for help only. */
async function readCommand(argv: readonly string[], host: Host): Promise<Command | undefined> {
    let chosen: Command | undefined;
    const program = makeProgram((command) => (chosen = command), host);
    await program.parseAsync([...argv], { from: "user" });
    return chosen;
}

const codeOfSignal = {
    SIGHUP: exitCodes.hungUp,
    SIGINT: exitCodes.interrupted,
    SIGTERM: exitCodes.terminated,
} as const;

function explain(error: unknown, host: Host): number {
    // Commander has written its message and the usage already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
    if (error instanceof Stopped) {
        host.stderr.write(`Stopped by ${error.signalName}.\n`);
        return codeOfSignal[error.signalName];
    }
    if (UserError.isInstance(error)) {
        host.stderr.write(`${error.message}\n`);
        return exitCodes.failed;
    }
    if (host.env["PLINTH_DEBUG"]) {
        host.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    } else {
        const message = error instanceof Error ? error.message : String(error);
        host.stderr.write(
            `plinth failed in a way it should not: ${message}\nSet PLINTH_DEBUG=1 and run it again to see where.\n`,
        );
    }
    return exitCodes.failed;
}
