import type { Command as Parser } from "commander";
import { type Choose, verb } from "../arguments/verb.ts";

export function addDoctor(program: Parser, choose: Choose): void {
    verb(program, "doctor")
        .description("say what is installed, what is missing, and what each missing part disables")
        .action(() => choose(async (running) => (await import("./command.ts")).doctor(running)));
}
