import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ProblemsError, UserError } from "@plinth/core/errors";
import { checkApart, type EnvironmentSettings, type LayerSettings, requireEnvironment } from "@plinth/core/settings";
import { backendUrl, secretsKeyAlias, secretsProviderUrl } from "@plinth/state/plan";
import type { bucketOf, reviewRolesIn, rolesOf } from "plinth-bootstrap/place";
import type { BootstrapSettings } from "plinth-bootstrap/settings";
import { BACKEND, isSimulated } from "../backend/engineEnvironment.ts";
import type { Host } from "../host.ts";
import { STACKS } from "../repository/layers.ts";
import { inspect, openRepository } from "../repository/repository.ts";
import type { BootstrapOptions } from "./arguments.ts";
import type { Place } from "./ports.ts";

/** The Pulumi project of the stack before an environment, and its folder in `stacks/`. */
export const PROJECT = "plinth-bootstrap";
const FOLDER = "bootstrap";

/** What is bootstrapped, and where its state is on the way. */
export interface BootstrapTarget {
    readonly root: string;
    readonly environment: string;
    readonly settings: BootstrapSettings;
    readonly own: EnvironmentSettings;
    /** Whether the cloud is simulated: nothing of the repository is changed then, and a folder stands for the backend. */
    readonly simulated: boolean;
    /** The bucket of the states; none with Pulumi Cloud. */
    readonly bucket: string | undefined;
    /** Where the states shall be. */
    readonly store: Place;
    /** Where the state is until the store is there. */
    readonly local: Place;
    /** Folder of the local state and its passphrase, relative to the repository. */
    readonly localFolder: string;
    /** What `state` of environment.yaml has to say. */
    readonly stateSettings: { readonly backend: string; readonly secretsProvider: string };
    /** What `roles` of environment.yaml has to say; none where no pipeline deploys with a role that is made here. */
    readonly roleSettings: RoleSettings | undefined;
    /** What `review.roles` of environment.yaml has to say; none where no role is made for environments of pull requests. */
    readonly reviewRoleSettings: RoleSettings | undefined;
}

interface RoleSettings {
    readonly path: string;
    readonly permissionsBoundary: string;
}

/** Reads what a command line asks for. @throws ProblemsError with everything wrong in the settings. */
export async function bootstrapTarget(
    environment: string,
    { backend }: Pick<BootstrapOptions, "backend">,
    { cwd, env }: Pick<Host, "cwd" | "env">,
): Promise<BootstrapTarget> {
    const repository = await openRepository(cwd);
    const { root } = repository;
    requireEnvironment(root, environment);
    const { settings: own, problems } = await inspect(repository, environment);
    const stack = await loadStack(root);
    const { parsed, problems: wrong } = checkApart(root, environment, stack.settings);
    if (own === undefined || parsed === undefined || problems.length > 0) {
        // A file that is there is among the problems already.
        throw new ProblemsError(`environment "${environment}"`, problems.length > 0 ? problems : wrong);
    }
    const { state } = parsed;
    if (backend !== undefined && backend !== state.backend) {
        throw new UserError(
            `--backend ${backend}: environments/${environment}/bootstrap.yaml says ${state.backend}. Fix: write backend: ${backend} under state there, or leave --backend out`,
        );
    }
    const project = own.tags.Project;
    const { account, region } = own.target;
    const bucket = stack.bucketOf(parsed, project, environment, account);
    const stateSettings =
        bucket === undefined
            ? { backend: state.backend === "pulumi-cloud" ? state.url : "", secretsProvider: "default" }
            : {
                  backend: backendUrl(bucket, region),
                  secretsProvider: secretsProviderUrl(secretsKeyAlias(PROJECT, environment, "state"), region),
              };
    const simulated = isSimulated(env);
    const localFolder = `.plinth/bootstrap/${simulated ? "simulated/" : ""}${environment}`;
    const { path, policyName } = stack.rolesOf(parsed, project, environment);
    const reviews = stack.reviewRolesIn(parsed, project, environment);
    return {
        root,
        environment,
        settings: parsed,
        own,
        simulated,
        bucket,
        store: simulated
            ? {
                  name: "a folder in the store's place",
                  backend: standIn(env, join(root, localFolder)),
                  secretsProvider: "passphrase",
              }
            : { name: bucket === undefined ? "Pulumi Cloud" : `the bucket ${bucket}`, ...stateSettings },
        local: {
            name: "this machine",
            backend: `file://${join(root, localFolder, "state")}`,
            secretsProvider: "passphrase",
        },
        localFolder,
        stateSettings,
        roleSettings:
            parsed.pipelines.mode === "created" && parsed.pipelines.deploy !== undefined
                ? { path, permissionsBoundary: `deployment/${policyName}` }
                : undefined,
        reviewRoleSettings:
            reviews === undefined
                ? undefined
                : { path: reviews.path, permissionsBoundary: `deployment/${reviews.policyName}` },
    };
}

/** The folder of the project, absolute. */
export function projectFolder({ root }: Pick<BootstrapTarget, "root">): string {
    return join(root, STACKS, FOLDER);
}

/** A folder that stands for the backend while the cloud is simulated. */
function standIn(env: Host["env"], folder: string): string {
    const given = env[BACKEND] ?? "";
    if (given === "") return `file://${join(folder, "store")}`;
    if (given.startsWith("file://")) return given;
    throw new UserError(
        `${BACKEND} is ${given}, and a simulated cloud must not be written into it. Fix: unset it, or export ${BACKEND}=file://<an empty folder>`,
    );
}

interface Stack {
    readonly settings: LayerSettings<BootstrapSettings>;
    readonly bucketOf: typeof bucketOf;
    readonly reviewRolesIn: typeof reviewRolesIn;
    readonly rolesOf: typeof rolesOf;
}

/** The stack's own schema and names, from the repository that is worked on. */
async function loadStack(root: string): Promise<Stack> {
    const folder = join(root, STACKS, FOLDER);
    if (!existsSync(join(folder, "settings.ts"))) {
        throw new UserError(
            `${STACKS}/${FOLDER}/ is missing in ${root}. Fix: restore it: git checkout -- ${STACKS}/${FOLDER}`,
        );
    }
    const load = async (file: string): Promise<object> =>
        (await import(pathToFileURL(join(folder, file)).href)) as object;
    return { ...(await load("settings.ts")), ...(await load("place.ts")) } as unknown as Stack;
}
