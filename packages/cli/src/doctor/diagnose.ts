import { runsTypeScript } from "@plinth/core/require-node";
import type { Facts } from "./facts.ts";

/** One thing a person may need, and whether it is there. */
export interface Item {
    readonly name: string;
    readonly ok: boolean;
    /** What was found. */
    readonly found: string;
    /** Previews do not work without it. */
    readonly needed: boolean;
    /** What does not work while it is missing. */
    readonly disables?: string;
    /** What to do about it. */
    readonly next?: string;
}

/** Says of everything whether it is there, and what follows. */
export function diagnose(facts: Facts): Item[] {
    return [
        { name: "Node", ok: runsTypeScript(facts.node), found: facts.node, needed: true },
        nodeOnPath(facts),
        repository(facts),
        ...(facts.repository === undefined ? [] : [dependencies(facts), policyPack(facts)]),
        tool(
            "git",
            facts.git,
            "seeing what a change affects (npx nx affected)",
            "install git: https://git-scm.com/downloads",
        ),
        tool("Pulumi CLI", facts.pulumi, "deploying; previews do not need it", INSTALL_PULUMI),
        languageHost(facts),
        tool(
            "Docker",
            facts.docker,
            "building container images",
            "install Docker: https://docs.docker.com/get-started/get-docker/",
        ),
        awsCredentials(facts),
    ];
}

const INSTALL_PULUMI = "install the Pulumi CLI: https://www.pulumi.com/docs/iac/download-install/";

function nodeOnPath({ nodeOnPath: found }: Facts): Item {
    const name = "Node on PATH";
    const ok = found.found && runsTypeScript(found.version);
    if (ok) return { name, ok, found: found.version, needed: false };
    return {
        name,
        ok,
        found: found.found ? `${found.version}, older than 22.18` : "none",
        needed: false,
        disables: "bare pulumi commands; npx plinth and npm scripts bring their own Node",
        next: 'install Node 24, or run them as: npm exec -c "pulumi preview"',
    };
}

function repository({ repository: root }: Facts): Item {
    const name = "Repository";
    if (root !== undefined) return { name, ok: true, found: root, needed: true };
    return {
        name,
        ok: false,
        found: "none around this folder",
        needed: true,
        disables: "everything",
        next: "change into a clone and run the command there",
    };
}

function dependencies({ install }: Facts): Item {
    const name = "Dependencies";
    if (install.ready) return { name, ok: true, found: "installed as package-lock.json has them", needed: true };
    return { name, ok: false, found: install.reason, needed: true, disables: "previews and tests", next: "npm ci" };
}

function policyPack({ policyPack: there }: Facts): Item {
    const name = "Policy pack";
    if (there) return { name, ok: true, found: "policies/", needed: false };
    return {
        name,
        ok: false,
        found: "policies/PulumiPolicy.yaml is missing",
        needed: false,
        disables: "judging previews: they have no findings",
        next: "restore it: git checkout -- policies",
    };
}

function tool(name: string, found: Facts["git"], disables: string, next: string): Item {
    if (found.found) return { name, ok: true, found: found.version, needed: false };
    return { name, ok: false, found: "not found on PATH", needed: false, disables, next };
}

function languageHost({ languageHost: there }: Facts): Item {
    const name = "Language host";
    if (there) return { name, ok: true, found: "pulumi-language-nodejs", needed: false };
    const disables = "running programs with the Pulumi CLI";
    return {
        name,
        ok: false,
        found: "pulumi-language-nodejs is not on PATH",
        needed: false,
        disables,
        next: INSTALL_PULUMI,
    };
}

function awsCredentials({ awsCredentials: places }: Facts): Item {
    const name = "AWS credentials";
    if (places.length > 0) return { name, ok: true, found: `${places.join(", ")} (not tried)`, needed: false };
    return {
        name,
        ok: false,
        found: "none",
        needed: false,
        disables: "deploying to AWS; previews do not need them",
        next: "aws sso login, or set AWS_PROFILE",
    };
}
