import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answer, Aws, BucketState, Identity } from "../../aws/aws.ts";
import type { CheckedStep } from "../../doctor/checklist/checklist.ts";
import type { Done, Files, FoundStack, Place, Stacks } from "../ports.ts";

const OK: Done = { ok: true, said: "" };
const RESOURCES = ["state", "state-bucket", "state-files", "state-secrets"];

/** Backends in memory, and what was asked of the CLI. */
export class FakeStacks implements Stacks {
    readonly backends = new Map<string, FoundStack>();
    readonly calls: string[] = [];
    cli: string | undefined = "v3.260.0";
    otherStacks = 0;
    /** What the program would still change. */
    changes = "";
    outputs: Readonly<Record<string, unknown>> = { secretsProvider: "awskms://…" };
    /** What fails, once, by the call's name. */
    readonly failing = new Map<string, string>();
    /** What a failed `up` has made before. */
    madeBeforeFailing: readonly string[] = [];
    /** Whether a migration loses a resource on the way. */
    loses = false;

    async version(): Promise<string | undefined> {
        return this.cli;
    }

    async find({ backend }: Place): Promise<FoundStack | undefined> {
        return this.backends.get(backend);
    }

    async others(): Promise<number> {
        return this.otherStacks;
    }

    async init({ backend, secretsProvider }: Place): Promise<Done> {
        return this.#call("init", `${backend} ${secretsProvider}`, () =>
            this.backends.set(backend, { urns: [], outputs: {} }),
        );
    }

    async pending(): Promise<Done & { readonly changes: boolean }> {
        return { ok: true, said: this.changes, changes: this.changes !== "" };
    }

    async up({ backend }: Place): Promise<Done> {
        if (this.failing.has("up")) this.backends.set(backend, { urns: this.madeBeforeFailing.map(urnOf), outputs: {} });
        return this.#call("up", backend, () => {
            this.backends.set(backend, { urns: RESOURCES.map(urnOf), outputs: this.outputs });
            this.changes = "";
        });
    }

    async migrate(from: Place, to: Place): Promise<Done> {
        return this.#call("migrate", `${to.backend} ${to.secretsProvider}`, () => {
            const moved = this.backends.get(from.backend) ?? { urns: [], outputs: {} };
            this.backends.set(to.backend, this.loses ? { ...moved, urns: moved.urns.slice(1) } : moved);
        });
    }

    #call(name: string, about: string, work: () => unknown): Done {
        this.calls.push(`${name} ${about}`);
        const said = this.failing.get(name);
        this.failing.delete(name);
        if (said !== undefined) return { ok: false, said };
        work();
        return OK;
    }
}

export function urnOf(name: string): string {
    return `urn:pulumi:dev::plinth-bootstrap::aws:test:Thing::${name}`;
}

/** An account with answers of its own. */
export class FakeAws implements Aws {
    who: Answer<Identity> = known({ account: "222222222222", arn: "arn:aws:iam::222222222222:role/admin" });
    named: Answer<BucketState> = known({ is: "free" });
    provider: Answer<boolean> = known(true);
    roles: Answer<boolean> = known(true);

    async identity(): Promise<Answer<Identity>> {
        return this.who;
    }

    async bucket(): Promise<Answer<BucketState>> {
        return this.named;
    }

    async oidcProvider(): Promise<Answer<boolean>> {
        return this.provider;
    }

    async role(): Promise<Answer<boolean>> {
        return this.roles;
    }
}

export function known<Value>(value: Value): Answer<Value> {
    return { known: true, value };
}

/** Files in memory over those of a repository, which stay as they are. */
export class FakeFiles implements Files {
    readonly written = new Map<string, string>();
    readonly removed: string[] = [];
    open: readonly string[] | undefined = [];
    readonly #root: string;

    constructor(root: string) {
        this.#root = root;
    }

    read(file: string): string | undefined {
        const there = existsSync(join(this.#root, file)) ? readFileSync(join(this.#root, file), "utf8") : undefined;
        return this.written.get(file) ?? there;
    }

    writePrivate(file: string, text: string): void {
        this.written.set(file, text);
    }

    append(file: string, text: string): void {
        this.written.set(file, `${this.read(file) ?? ""}${text}`);
    }

    makePrivateFolder(folder: string): void {
        this.written.set(`${folder}/.pulumi`, "");
    }

    remove(path: string): void {
        this.removed.push(path);
        for (const file of this.written.keys())
            if (file === path || file.startsWith(`${path}/`)) this.written.delete(file);
    }

    list(folder: string): readonly string[] {
        const own = [...this.written.keys()].filter((file) => file.startsWith(`${folder}/`));
        return own.map((file) => file.slice(folder.length + 1).split("/")[0] ?? "");
    }

    async uncommitted(): Promise<readonly string[] | undefined> {
        return this.open;
    }
}

/** What the doctor would find. */
export const checked: readonly CheckedStep[] = (["ok", "missing"] as const).map((is) => ({
    ...{ id: is, title: `What is ${is}`, check: "look", fix: "do it", page: "docs/x.md" },
    verdict: { is, found: "" },
}));
