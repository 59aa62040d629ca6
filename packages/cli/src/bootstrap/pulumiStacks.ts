import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "@plinth/core/errors";
import type { Host } from "../host.ts";
import { POLICIES } from "../repository/policyFolder.ts";
import type { Done, FoundStack, Place, Stacks } from "./ports.ts";
import { PASSPHRASE } from "./steps/making.ts";
import { type BootstrapTarget, projectFolder } from "./target.ts";

interface Ended {
    readonly code: number;
    readonly out: string;
    readonly err: string;
}

/** What the CLI says of a backend that has no such stack, or of a bucket that is not there (pulumi/pulumi, gocloud.dev). */
const ABSENT = /no stack named .* found|NoSuchBucket|bucket does not exist|code=NotFound/i;

/** The real CLI, on the project as it is. */
export class PulumiStacks implements Stacks {
    readonly #target: BootstrapTarget;
    readonly #host: Pick<Host, "env" | "stderr" | "signal">;

    constructor(target: BootstrapTarget, host: Pick<Host, "env" | "stderr" | "signal">) {
        this.#target = target;
        this.#host = host;
    }

    async version(): Promise<string | undefined> {
        try {
            return (await this.#run(["version"], {})).out.trim();
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
            throw error;
        }
    }

    async find(place: Place): Promise<FoundStack | undefined> {
        // Asked of a folder that is not there, the CLI would fail.
        if (place.backend.startsWith("file://") && !existsSync(place.backend.slice("file://".length))) return undefined;
        const { code, out, err } = await this.#at(place, ["stack", "export"]);
        if (code !== 0) {
            if (ABSENT.test(err)) return undefined;
            throw new UserError(`${place.backend} cannot be read: ${lastLines(err)}. Fix: mend what it says`);
        }
        const { deployment } = JSON.parse(out) as { deployment?: { resources?: readonly Exported[] } };
        const resources = deployment?.resources ?? [];
        const root = resources.find(({ type }) => type === ROOT);
        return {
            urns: resources.flatMap(({ urn, type }) => (type === ROOT ? [] : [urn])).sort(),
            outputs: root?.outputs ?? {},
        };
    }

    async others(place: Place): Promise<number> {
        const { code, out, err } = await this.#run(["stack", "ls", "--all", "--json"], this.#env(place));
        if (code !== 0) throw new UserError(`the stacks in ${place.backend} cannot be listed: ${lastLines(err)}`);
        const listed = JSON.parse(out) as readonly { readonly name: string; readonly resourceCount?: number }[];
        return listed.filter(({ name, resourceCount = 0 }) => !name.includes("/plinth-bootstrap/") && resourceCount > 0)
            .length;
    }

    async init(place: Place): Promise<Done> {
        return done(
            await this.#at(place, ["stack", "init", "--no-select", "--secrets-provider", place.secretsProvider]),
        );
    }

    async pending(place: Place): Promise<Done & { readonly changes: boolean }> {
        const ended = await this.#at(place, ["preview", "--json", "--suppress-progress"]);
        if (ended.code !== 0) return { ...done(ended), changes: false };
        const { changeSummary = {} } = JSON.parse(ended.out) as { changeSummary?: Readonly<Record<string, number>> };
        const changes = Object.entries(changeSummary).filter(([op]) => op !== "same");
        return {
            ok: true,
            said: changes.map(([op, count]) => `${count} ${op}`).join(", "),
            changes: changes.length > 0,
        };
    }

    async up(place: Place): Promise<Done> {
        const pack = join(this.#target.root, POLICIES);
        const judged = existsSync(join(pack, "PulumiPolicy.yaml")) ? ["--policy-pack", pack] : [];
        const args = ["up", "--yes", "--skip-preview", "--suppress-outputs", ...judged];
        return done(await this.#at(place, args, (text) => void this.#host.stderr.write(text)));
    }

    async migrate(from: Place, to: Place): Promise<Done> {
        const { environment } = this.#target;
        const args = ["stack", "migrate", from.backend, environment, "--secrets-provider", to.secretsProvider, "--yes"];
        return done(await this.#run(args, this.#env(to)));
    }

    async #at(place: Place, args: readonly string[], onSaid?: (text: string) => void): Promise<Ended> {
        return await this.#run([...args, "--stack", this.#target.environment], this.#env(place), onSaid);
    }

    #env({ backend }: Place): Record<string, string> {
        const { root, localFolder } = this.#target;
        const file = join(root, localFolder, PASSPHRASE);
        return {
            PULUMI_BACKEND_URL: backend,
            // Where there is none, the person's own is for a store that they close with it.
            ...(existsSync(file) ? { PULUMI_CONFIG_PASSPHRASE_FILE: file } : {}),
        };
    }

    async #run(args: readonly string[], own: Record<string, string>, onSaid?: (text: string) => void): Promise<Ended> {
        const { PULUMI_CONFIG_PASSPHRASE: passphrase, ...env } = this.#host.env;
        const kept =
            "PULUMI_CONFIG_PASSPHRASE_FILE" in own || passphrase === undefined
                ? {}
                : { PULUMI_CONFIG_PASSPHRASE: passphrase };
        return await new Promise((resolve, reject) => {
            const child = spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {
                cwd: projectFolder(this.#target),
                env: { ...env, ...kept, PULUMI_SKIP_UPDATE_CHECK: "true", ...own },
                stdio: ["ignore", "pipe", "pipe"],
            });
            // A terminal sends its Ctrl-C to both; what the system asks is handed on.
            const stop = (): void => void (process.stdin.isTTY ? undefined : child.kill("SIGINT"));
            this.#host.signal.addEventListener("abort", stop, { once: true });
            let [out, err] = ["", ""];
            child.stdout.setEncoding("utf8").on("data", (text: string) => {
                out += text;
                onSaid?.(text);
            });
            child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
            child.once("error", reject);
            child.once("close", (code) => {
                this.#host.signal.removeEventListener("abort", stop);
                resolve({ code: code ?? 1, out, err });
            });
        });
    }
}

const ROOT = "pulumi:pulumi:Stack";

interface Exported {
    readonly urn: string;
    readonly type: string;
    readonly outputs?: Readonly<Record<string, unknown>>;
}

function done({ code, out, err }: Ended): Done {
    return code === 0 ? { ok: true, said: "" } : { ok: false, said: lastLines(err.trim() === "" ? out : err) };
}

/** What the CLI complains about, else its last words. */
function lastLines(text: string): string {
    const lines = text.split("\n").map((line) => line.trim());
    const errors = lines.filter((line) => line.startsWith("error: ")).map((line) => line.slice("error: ".length));
    return (errors.length > 0 ? errors : lines.filter((line) => line !== "").slice(-3)).join("; ");
}
