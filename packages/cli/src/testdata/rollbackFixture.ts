import type { DeliveryReport } from "@plinth/deployer";
import type { DeployOptions } from "../deploy/arguments.ts";
import { deploy } from "../deploy/command.ts";
import { type ChangingOptions, rollback } from "../rollback/command.ts";
import type { GitRepository } from "./gitRepository.ts";
import { type RecordingHost, recordingHost } from "./host.ts";
import { releaseRepository, SettingsEngine } from "./releaseRepository.ts";

const up: DeployOptions = { layer: [], policyPack: [], allowReplace: [], yes: true, format: "text" };

/** Options of a rollback that nobody is asked about. */
export const back: ChangingOptions = { layer: [], yes: true, format: "json", reason: "orders fail" };

/** A repository under git, deployed by an engine in memory, to go back in. */
export class RollbackFixture {
    readonly repository: GitRepository;
    readonly engine = new SettingsEngine();
    host: RecordingHost;

    constructor() {
        this.repository = releaseRepository();
        // What a run writes is nobody's change.
        this.repository.write(".gitignore", "node_modules\n.plinth\n");
        this.repository.commit("records are not committed");
        this.host = recordingHost({ cwd: this.repository.root });
    }

    dispose(): void {
        this.repository.dispose();
    }

    /** A command of its own: what it says starts anew. */
    fresh(): RecordingHost {
        this.host = recordingHost({ cwd: this.repository.root });
        return this.host;
    }

    async deploy(options: Partial<DeployOptions> = {}, environment = "layered"): Promise<number> {
        return await deploy("up", environment, { ...up, ...options }, this.fresh(), async () => this.engine);
    }

    /** Commits another release and deploys it. */
    async release(digest: string, options: Partial<DeployOptions> = {}): Promise<number> {
        this.repository.write("environments/layered/app.yaml", `size: 1\nimage:\n  digest: ${digest}\n`);
        this.repository.commit(digest);
        return await this.deploy(options);
    }

    /** Commits another size of the layer `base` and deploys it. */
    async resize(size: number): Promise<void> {
        this.repository.write("environments/layered/base.yaml", `size: ${size}\n`);
        this.repository.commit(`size ${size}`);
        await this.deploy();
    }

    async goBack(
        kind: "app" | "infra",
        options: Partial<ChangingOptions> = {},
        environment = "layered",
    ): Promise<{ code: number; report: DeliveryReport; said: string }> {
        const host = this.fresh();
        const code = await rollback(kind, environment, { ...back, ...options }, host, async () => this.engine);
        return { code, report: JSON.parse(host.out()) as DeliveryReport, said: host.err() };
    }

    /** Writes into `delivery` of the layered environment. */
    delivery(yaml: string): void {
        this.repository.edit("environments/layered/environment.yaml", /^tags:/m, `delivery: ${yaml}\ntags:`);
    }

    async image(project = "plinth-app"): Promise<unknown> {
        return (await this.engine.outputs({ directory: "", project, stack: "" }))["image"]?.value;
    }

    async size(): Promise<unknown> {
        return (await this.engine.outputs({ directory: "", project: "plinth-base", stack: "" }))["size"]?.value;
    }
}

/** Ids of what a rollback was refused for. */
export function refusalIds(report: DeliveryReport): string[] {
    return report.rollback?.refusals.map(({ id }) => id) ?? [];
}
