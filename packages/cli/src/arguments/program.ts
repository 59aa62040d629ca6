import { Command as Parser } from "commander";
import { addAdopt } from "../adopt/arguments.ts";
import { addAlert } from "../alert/arguments.ts";
import { addBootstrap } from "../bootstrap/arguments.ts";
import { addCheck } from "../check/arguments.ts";
import { addComment } from "../comment/arguments.ts";
import { addCluster } from "../cluster/arguments.ts";
import { addDeploy } from "../deploy/arguments.ts";
import { addDoctor } from "../doctor/arguments.ts";
import { addDrift } from "../drift/arguments.ts";
import type { Host } from "../host.ts";
import { addMetrics } from "../metrics/arguments.ts";
import { addPlan } from "../plan/arguments.ts";
import { addPolicies } from "../policies/arguments.ts";
import { addPreview } from "../preview/arguments.ts";
import { addRehearse } from "../rehearse/arguments.ts";
import { addRelease } from "../release/arguments.ts";
import { addReview } from "../review/arguments.ts";
import { addRollback } from "../rollback/arguments.ts";
import { addState } from "../state/arguments.ts";
import { addSettings } from "../settings/arguments.ts";
import { addSimulate } from "../simulate/arguments.ts";
import { addSoak } from "../soak/arguments.ts";
import { addVerify } from "../verify/arguments.ts";
import { afterError, type Choose } from "./verb.ts";

/** Describes the command line: each verb beside the code that runs it. */
export function makeProgram(choose: Choose, host: Host): Parser {
    const program = new Parser("plinth")
        .description(
            "Previews environments of this repository without a cloud account, judged by its policy pack, and deploys them.",
        )
        .exitOverride()
        .configureOutput({
            writeOut: (text) => void host.stdout.write(text),
            writeErr: (text) => void host.stderr.write(text),
            getOutHelpWidth: () => host.stdout.columns ?? 80,
            getErrHelpWidth: () => host.stderr.columns ?? 80,
        });
    afterError(program, "<command>");
    addPreview(program, choose, host);
    addCheck(program, choose);
    addComment(program, choose);
    addAdopt(program, choose, host);
    addSimulate(program, choose);
    addRehearse(program, choose);
    addPolicies(program, choose);
    addSettings(program, choose);
    addCluster(program, choose);
    addBootstrap(program, choose);
    addPlan(program, choose);
    addDeploy(program, choose);
    addVerify(program, choose);
    addSoak(program, choose);
    addAlert(program, choose);
    addMetrics(program, choose);
    addDrift(program, choose);
    addRelease(program, choose);
    addReview(program, choose);
    addRollback(program, choose);
    addState(program, choose);
    addDoctor(program, choose);
    return program;
}
