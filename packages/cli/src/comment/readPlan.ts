import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import {
    decodeValue,
    documentKind,
    type EncodedValue,
    type Plan,
    PLAN_VERSION,
    type PlannedResource,
} from "@plinth/plan";
import { isReported } from "./reported.ts";

/** As a plan stands in its file: values are encoded. */
type PlanFile = Omit<Plan, "stacks"> & {
    readonly stacks: readonly (Omit<Plan["stacks"][number], "resources"> & {
        readonly resources: readonly ResourceFile[];
    })[];
};
type ResourceFile = Omit<PlannedResource, "policyChanges"> & {
    readonly policyChanges?: readonly (Omit<
        NonNullable<PlannedResource["policyChanges"]>[number],
        "before" | "after"
    > & {
        readonly before?: EncodedValue;
        readonly after?: EncodedValue;
    })[];
};

const MAKE = "make it with plinth preview <environment> --base <revision> --format json --out <dir>";

/**
 * The plan of an environment, without what a comment never shows: the values of resources and of outputs.
 *
 * @returns `undefined` where the preview wrote none.
 * @throws UserError where the file is not a plan.
 */
export function readCommentedPlan(environment: string, folder: string, cwd: string): Plan | undefined {
    const file = join(folder, `${environment}.json`);
    const text = readText(resolve(cwd, file), file);
    if (text === undefined) return undefined;
    const document = parse(text, file);
    if (documentKind(document) !== "plan" || !isReported(document)) {
        throw new UserError(`${file}: is no plan of a preview of version ${PLAN_VERSION}. Fix: ${MAKE}`);
    }
    const plan = document as unknown as PlanFile;
    if (plan.environment !== environment) {
        throw new UserError(`${file}: is a plan of another environment. Fix: ${MAKE}`);
    }
    return {
        ...plan,
        stacks: plan.stacks.map((stack) => ({ ...stack, outputs: {}, resources: stack.resources.map(withoutValues) })),
    };
}

function withoutValues({ policyChanges, ...resource }: ResourceFile): PlannedResource {
    const { settledOutputs: _settled, ...rest } = resource;
    const decoded = policyChanges?.map(({ before, after, ...change }) => ({
        ...change,
        ...(before === undefined ? {} : { before: decodeValue(before) }),
        ...(after === undefined ? {} : { after: decodeValue(after) }),
    }));
    return { ...rest, inputs: {}, outputs: {}, ...(decoded === undefined ? {} : { policyChanges: decoded }) };
}

function readText(path: string, file: string): string | undefined {
    try {
        return readFileSync(path, "utf8");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw new UserError(`${file}: cannot be read: ${(error as Error).message}. Fix: ${MAKE}`);
    }
}

function parse(text: string, file: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        // What stands in the file is not quoted: it may hold a secret.
        throw new UserError(`${file}: is not JSON. Fix: ${MAKE}`);
    }
}
