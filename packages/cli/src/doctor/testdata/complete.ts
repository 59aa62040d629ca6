import { join } from "node:path";
import type { Answer } from "../../aws/aws.ts";
import { FakeAws, known } from "../../bootstrap/testdata/fakes.ts";
import { bootstrapTarget } from "../../bootstrap/target.ts";
import { recordingHost } from "../../testdata/host.ts";
import type { TemporaryRepository } from "../../testdata/temporaryRepository.ts";
import type { Surroundings } from "../checklist/checklistStep.ts";
import type { Forge, ForgeEnvironment } from "../checklist/forge.ts";
import type { Facts } from "../facts.ts";

/** This repository. */
export const ROOT = join(import.meta.dirname, "../../../../..");
export const STORE = "s3://plinth-dev-state-210987654321?region=eu-west-1";
const SECRETS = "awskms://alias/plinth-bootstrap/dev/state-secrets?region=eu-west-1";

/** A machine with everything but Docker. */
export const facts: Facts = {
    node: "24.21.0",
    nodeOnPath: { found: true, version: "24.21.0" },
    repository: ROOT,
    install: { ready: true },
    policyPack: true,
    git: { found: true, version: "2.39.5" },
    pulumi: { found: true, version: "3.260.0" },
    languageHost: true,
    docker: { found: false },
    awsCredentials: ["AWS_PROFILE"],
};

/** A forge with answers of its own. */
export class FakeForge implements Forge {
    there: Answer<readonly ForgeEnvironment[]> = known([
        { name: "dev", approved: false },
        { name: "dev-preview", approved: false },
    ]);
    told: Answer<Readonly<Record<string, string>>> = known({
        PLINTH_ROLE_ARN: "arn:aws:iam::210987654321:role/deployment/x",
        PULUMI_BACKEND_URL: STORE,
        PLINTH_DEPLOY: "true",
    });
    /** Of one environment, where it differs. */
    readonly toldOf = new Map<string | undefined, Readonly<Record<string, string>>>();
    checks: Answer<readonly string[]> = known(["Verdict", "pipeline"]);

    async environments() {
        return this.there;
    }

    async variables(environment: string | undefined) {
        const own = this.toldOf.get(environment);
        return own === undefined ? this.told : known(own);
    }

    async requiredChecks() {
        return this.checks;
    }
}

/** An account in which everything is there. */
export function completeAws(): FakeAws {
    const aws = new FakeAws();
    aws.who = known({ account: "210987654321", arn: "arn:aws:iam::210987654321:role/admin" });
    aws.named = known({ is: "ours", region: "eu-west-1" });
    return aws;
}

/** Settings of dev as they are after a bootstrap with GitHub. */
export function bootstrapped(repository: TemporaryRepository): void {
    const repo = "{ owner: acme, ownerId: 123456, name: platform, id: 456789 }";
    repository.edit("environments/dev/environment.yaml", '"222222222222"', '"210987654321"');
    repository.edit("environments/dev/reference.yaml", ":222222222222:certificate/", ":210987654321:certificate/");
    repository.edit(
        "environments/dev/environment.yaml",
        "layout: layered",
        `layout: layered\nstate: { backend: "${STORE}", secretsProvider: "${SECRETS}" }`,
    );
    repository.write(
        "environments/dev/bootstrap.yaml",
        `state: { backend: s3 }
pipelines:
  mode: created
  preview: { forge: github, repository: ${repo}, job: { environment: dev-preview } }
  deploy: { forge: github, repository: ${repo}, job: { environment: dev } }
breakGlass: { mode: off, reason: nobody has said who }
`,
    );
}

/** Surroundings in which everything is there. */
export async function complete(repository: TemporaryRepository, aws: FakeAws, forge: Forge): Promise<Surroundings> {
    const host = recordingHost({ cwd: repository.root });
    return {
        facts,
        environment: "dev",
        target: { read: await bootstrapTarget("dev", {}, host) },
        repository: {
            settingsProblems: 0,
            committed: async (files) => files,
            stalePipelines: async () => undefined,
            lastUp: () => "done",
            signedIn: () => true,
        },
        aws,
        forge,
    };
}
