import { refuse, type Refusal } from "../refusals.ts";
import { isOlder } from "./versions.ts";

/** What nobody goes back behind. */
export type ForwardOnly =
    { readonly commit: string; readonly reason: string } | { readonly release: string; readonly reason: string };

/** A package that is another one there than here. */
export interface OtherPackage {
    readonly name: string;
    /** None where it is missing. */
    readonly then?: string;
    readonly now?: string;
}

/** Where an environment is. */
export interface EnvironmentPlace {
    readonly account: string;
    readonly region: string;
    readonly layout: string;
}

/** What a repository says of a commit that somebody wants to go back to. */
export interface CommitFacts {
    readonly environment: string;
    /** As it was named. */
    readonly to: string;
    /** Whether the repository has it; nothing else is known where it has not. */
    readonly known: boolean;
    /** Whether the deployment that names it had files that differ. */
    readonly uncommitted: boolean;
    /** Whether it is an ancestor of the working tree's commit, or that commit itself. */
    readonly earlier: boolean;
    /** Where the environment was then, `undefined` where it was not there; and where it is. */
    readonly then: EnvironmentPlace | undefined;
    readonly now: EnvironmentPlace;
    /** Entries of the settings whose commit came after it. */
    readonly behind: readonly ForwardOnly[];
    readonly packages: readonly OtherPackage[];
    /** Whether its programs are to run with the packages of today. */
    readonly installedPackages: boolean;
}

/** Why nobody goes back to a commit, as far as the repository tells without running anything of it. */
export function commitRefusals(facts: CommitFacts): Refusal[] {
    const { to, known, uncommitted, earlier, behind, environment } = facts;
    if (!known) return [refuse("commit-unknown", to)];
    return [
        ...(uncommitted ? [refuse("commit-uncommitted", to)] : []),
        ...(earlier ? [] : [refuse("commit-not-earlier", to)]),
        ...placeRefusals(facts, environment),
        ...behind.map((entry) => refuse("forward-only", `${to} is from before ${forwardText(entry)}`)),
        ...packageRefusals(facts),
    ];
}

/** An entry of the settings, for people. */
export function forwardText(entry: ForwardOnly): string {
    return "commit" in entry ? `commit ${entry.commit}: ${entry.reason}` : `release ${entry.release}: ${entry.reason}`;
}

function placeRefusals({ to, then, now }: CommitFacts, environment: string): Refusal[] {
    if (then === undefined) return [refuse("environment-not-there", `${environment} at ${to}`)];
    const differing = (["account", "region", "layout"] as const).filter((key) => then[key] !== now[key]);
    if (differing.length === 0) return [];
    const words = differing.map((key) => `${key} ${then[key]}, now ${now[key]}`).join("; ");
    return [refuse("environment-elsewhere", `${environment} at ${to} had ${words}`)];
}

/** The SDKs; every other package of Pulumi's that a program imports brings a provider, which writes states. */
const SDKS: ReadonlySet<string> = new Set(["@pulumi/pulumi", "@pulumi/policy"]);

/** Packages named in a message; there may be hundreds. */
const SHOWN = 5;

function packageRefusals({ to, packages, installedPackages }: CommitFacts): Refusal[] {
    if (installedPackages || packages.length === 0) return [];
    const providers = packages.filter(
        ({ name, then, now }) =>
            name.startsWith("@pulumi/") &&
            !SDKS.has(name) &&
            then !== undefined &&
            now !== undefined &&
            isOlder(then, now),
    );
    const named = packages.slice(0, SHOWN).map(textOf);
    const more = packages.length > SHOWN ? ` and ${packages.length - SHOWN} more` : "";
    return [
        refuse("packages-differ", `${to}: ${named.join(", ")}${more}`),
        ...providers.map((one) => refuse("provider-older", `${to}: ${textOf(one)}`)),
    ];
}

function textOf({ name, then, now }: OtherPackage): string {
    return `${name} ${then ?? "missing"}, now ${now ?? "missing"}`;
}
