import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ProblemsError, UserError } from "@plinth/core/errors";
import { checkDataFile } from "@plinth/core/settings";
import type { Answers, InvokeAnswer } from "@plinth/engine";
import { decodeValue, type EncodedValue, type PlanObject, type PlanValue, Secret } from "@plinth/plan";
import { z } from "zod";

const anyMap = z.record(z.string(), z.unknown());

const schema = z.strictObject({
    invokes: z
        .array(
            z.strictObject({
                tok: z
                    .string()
                    .regex(/^[^:\s]+:[^:\s]*:[^:\s]+$/, "a token such as aws:index/getRegion:getRegion")
                    .describe("token of the invoke"),
                args: anyMap.optional(),
                result: anyMap,
            }),
        )
        .optional(),
    stackOutputs: z
        .record(
            z.string().regex(/^[^/\s]+\/[^/\s]+\/[^/\s]+$/, "a stack's full name: organization/project/stack"),
            anyMap,
        )
        .optional(),
});

type AnswersFile = z.infer<typeof schema>;

/**
 * Reads what `--answers` names: results of invokes and outputs of stacks, as JSON or YAML.
 *
 * @param file as the person wrote it, relative to `cwd`.
 * @throws ProblemsError with everything wrong in it.
 */
export function readAnswersFile(file: string, cwd: string): Answers {
    const read = checkDataFile(readText(file, cwd), { file, schema, fix: "write invokes or stackOutputs" });
    if ("problems" in read) {
        // Values are not repeated but for tokens: outputs of stacks, and what a misspelt key holds, may be secrets.
        const problems = read.problems.map(({ value, ...problem }) =>
            problem.path.endsWith(".tok") && value !== undefined ? { ...problem, value } : problem,
        );
        throw new ProblemsError(`--answers ${file}`, problems);
    }
    return toAnswers(read.value);
}

function readText(file: string, cwd: string): string {
    try {
        return readFileSync(resolve(cwd, file), "utf8");
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        const why = code === "ENOENT" ? "does not exist" : code === "EISDIR" ? "is a folder" : "cannot be read";
        throw new UserError(`--answers ${file}: ${why}. Fix: name a file of answers, as JSON or YAML`);
    }
}

function toAnswers({ invokes = [], stackOutputs = {} }: AnswersFile): Answers {
    return {
        invokes: invokes.map(({ tok, args, result }): InvokeAnswer => ({
            tok,
            ...(args === undefined ? {} : { args: decode(args) }),
            result: decode(result),
        })),
        stackOutputs: Object.fromEntries(
            Object.entries(stackOutputs).map(([name, outputs]) => [
                name,
                Object.fromEntries(Object.entries(outputs).map(([key, value]) => [key, output(value as EncodedValue)])),
            ]),
        ),
    };
}

function decode(values: Readonly<Record<string, unknown>>): PlanObject {
    return decodeValue(values as { [key: string]: EncodedValue }) as PlanObject;
}

/** An output: a value, or `{secret: value}`. */
function output(value: EncodedValue): PlanValue {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const { secret, ...others } = value;
    return secret !== undefined && Object.keys(others).length === 0
        ? new Secret(decodeValue(secret))
        : decodeValue(value);
}
