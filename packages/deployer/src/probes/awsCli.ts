import type { Missing } from "../verify/ports.ts";
import { lastLine, type RunTool } from "./runTool.ts";

/** What an ARN says about where its resource is. */
export interface Place {
    readonly region: string;
    readonly account: string;
}

/** Where a resource is. @throws RangeError for a text that is no ARN with region and account. */
export function placeOf(arn: string): Place {
    const [prefix, , , region, account] = arn.split(":");
    if (prefix !== "arn" || !region || !account) throw new RangeError(`no ARN with region and account: ${arn}`);
    return { region, account };
}

/** The AWS CLI, reading with the credentials that are there, and only in the account that is asked for. */
export class AwsCli {
    readonly #run: RunTool;
    /** One question for a whole run: who the credentials are does not change. */
    #identity: Promise<string | Missing> | undefined;

    constructor(run: RunTool) {
        this.#run = run;
    }

    /**
     * One operation that reads. Lists are followed to their end.
     *
     * @param input the operation's parameters; handed over as JSON, since a value such as `file:///etc/passwd` would be taken
     * for the file's content as an argument.
     */
    async read(
        service: string,
        operation: string,
        { region, account }: Place,
        input: object,
    ): Promise<{ readonly answer: unknown } | Missing> {
        // In another account there is no such alarm, which is not to be taken for one that was deleted.
        const own = await (this.#identity ??= this.#account(region));
        if (typeof own !== "string") return own;
        if (own !== account) {
            return { missing: `credentials of account ${account}: those that are there are of account ${own}` };
        }
        return await this.#call(service, operation, region, input);
    }

    async #account(region: string): Promise<string | Missing> {
        const identity = await this.#call("sts", "get-caller-identity", region, {});
        if ("missing" in identity) return identity;
        const { Account: account } = identity.answer as { readonly Account?: string };
        return account ?? { missing: "credentials that sts get-caller-identity knows" };
    }

    async #call(
        service: string,
        operation: string,
        region: string,
        input: object,
    ): Promise<{ readonly answer: unknown } | Missing> {
        const json = ["--cli-input-json", JSON.stringify(input)];
        const ended = await this.#run("aws", [service, operation, "--region", region, "--output", "json", ...json]);
        if (ended === undefined) {
            return {
                missing:
                    "the AWS CLI, which is not on PATH: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
            };
        }
        if (ended.code !== 0) {
            return { missing: `an answer to aws ${service} ${operation} in ${region}: ${lastLine(ended.stderr)}` };
        }
        try {
            return { answer: JSON.parse(ended.stdout) as unknown };
        } catch {
            return { missing: `JSON from aws ${service} ${operation} in ${region}` };
        }
    }
}

/** A time as the AWS CLI writes it: seconds since 1970 (version 1), or a date (version 2). */
export function timeOf(value: unknown): string | undefined {
    const time =
        typeof value === "number" ? new Date(value * 1000) : typeof value === "string" ? new Date(value) : undefined;
    return time === undefined || Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
