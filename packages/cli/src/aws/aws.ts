import { execFile } from "node:child_process";
import type { Host } from "../host.ts";

/** What AWS said, or what it would take to ask: an answer that nobody got is never a good one. */
export type Answer<Value> =
    { readonly known: true; readonly value: Value } | { readonly known: false; readonly needs: string };

/** Who runs the command. */
export interface Identity {
    readonly account: string;
    readonly arn: string;
}

/** A bucket's name, as S3 knows it. */
export type BucketState =
    | { readonly is: "free" }
    | { readonly is: "ours"; readonly region: string | undefined }
    /** Another account's: names of buckets are shared by all of AWS. */
    | { readonly is: "foreign" };

/** What is asked of an account before and after it is changed. Reads alone. */
export interface Aws {
    identity(): Promise<Answer<Identity>>;
    bucket(name: string, account: string): Promise<Answer<BucketState>>;
    /** Whether the account believes the tokens of an issuer. */
    oidcProvider(issuer: string): Promise<Answer<boolean>>;
    /** Whether a role is there, by its name. */
    role(name: string): Promise<Answer<boolean>>;
}

/** What the AWS CLI printed, and how it ended. */
export interface Said {
    readonly code: number | "missing";
    readonly out: string;
    readonly err: string;
}

/** Long enough for a sign-in that refreshes itself. */
const PATIENCE_MS = 30_000;
const NEEDS_CLI = "the AWS CLI on PATH";
const NEEDS_CREDENTIALS = "credentials of the account: aws sso login, or AWS_PROFILE";

/** Asks through the AWS CLI, which knows every way to credentials that there is; nothing of ours reads them. */
export class AwsCli implements Aws {
    readonly #run: (args: readonly string[]) => Promise<Said>;

    /** @param run runs `aws`; tests have one without a process. */
    constructor(env: Host["env"], run?: (args: readonly string[]) => Promise<Said>) {
        this.#run = run ?? ((args) => runAws(args, env));
    }

    async identity(): Promise<Answer<Identity>> {
        const said = await this.#run(["sts", "get-caller-identity", "--output", "json"]);
        if (said.code !== 0) return unanswered(said);
        const { Account, Arn } = JSON.parse(said.out) as { Account: string; Arn: string };
        return { known: true, value: { account: Account, arn: Arn } };
    }

    async bucket(name: string, account: string): Promise<Answer<BucketState>> {
        const said = await this.#run([
            ...["s3api", "head-bucket", "--bucket", name],
            ...["--expected-bucket-owner", account, "--output", "json"],
        ]);
        if (said.code === 0) {
            const { BucketRegion: region } = JSON.parse(said.out.trim() || "{}") as { BucketRegion?: string };
            return { known: true, value: { is: "ours", region } };
        }
        // What HEAD answers has no body, so the CLI has the status alone (Amazon S3 API Reference, HeadBucket).
        if (/\(404\)/.test(said.err)) return { known: true, value: { is: "free" } };
        if (/\(403\)|\(301\)/.test(said.err)) return { known: true, value: { is: "foreign" } };
        return unanswered(said);
    }

    async oidcProvider(issuer: string): Promise<Answer<boolean>> {
        const said = await this.#run(["iam", "list-open-id-connect-providers", "--output", "json"]);
        if (said.code !== 0) return unanswered(said);
        const { OpenIDConnectProviderList: list = [] } = JSON.parse(said.out) as {
            OpenIDConnectProviderList?: readonly { readonly Arn: string }[];
        };
        const host = issuer.replace(/^https:\/\//, "");
        return { known: true, value: list.some(({ Arn }) => Arn.endsWith(`oidc-provider/${host}`)) };
    }

    async role(name: string): Promise<Answer<boolean>> {
        const said = await this.#run(["iam", "get-role", "--role-name", name, "--output", "json"]);
        if (said.code === 0) return { known: true, value: true };
        return /NoSuchEntity/.test(said.err) ? { known: true, value: false } : unanswered(said);
    }
}

/** What it would take, where the CLI gave no answer. */
export function unanswered({ code, err }: Said): { readonly known: false; readonly needs: string } {
    if (code === "missing") return { known: false, needs: NEEDS_CLI };
    if (/credentials|expired|SSO|profile|InvalidClientTokenId/i.test(err))
        return { known: false, needs: NEEDS_CREDENTIALS };
    return { known: false, needs: `an answer of AWS, which said: ${err.trim().split("\n").at(-1) ?? ""}` };
}

/** Runs the AWS CLI once. */
export function runAws(args: readonly string[], env: Host["env"]): Promise<Said> {
    return new Promise((resolve) => {
        execFile("aws", [...args], { env: { ...env, AWS_PAGER: "" }, timeout: PATIENCE_MS }, (error, out, err) => {
            const missing = error !== null && (error as NodeJS.ErrnoException).code === "ENOENT";
            const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
            resolve({ code: missing ? "missing" : code, out, err });
        });
    });
}

/** Where nothing reaches a cloud, nobody is asked. */
export const simulatedAws: Aws = {
    identity: async () => SIMULATED,
    bucket: async () => SIMULATED,
    oidcProvider: async () => SIMULATED,
    role: async () => SIMULATED,
};

const SIMULATED = { known: false, needs: "an account; the cloud is simulated" } as const;
