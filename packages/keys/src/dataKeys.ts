import { logOptOuts } from "@plinth/core/components";
import { type Problem, refuseProblems } from "@plinth/core/errors";
import * as pulumi from "@pulumi/pulumi";
import { checkKeyArgs } from "./checkKeyArgs.ts";
import type { DataClass, DataKeysArgs } from "./dataKeysArgs.ts";
import { Key } from "./key.ts";
import type { KeyArgs } from "./keyArgs.ts";
import { dataKeysOptOuts } from "./policy/optOuts.ts";

/**
 * One key for each class of data: rotated, used through the services of the class only, by the roles of the class where it
 * names any. A key costs the same however much it encrypts; a class is what may be read, and is lost, together.
 */
export class DataKeys<Class extends string = string> extends pulumi.ComponentResource {
    /** By class. */
    readonly keys: Readonly<Record<Class, Key>>;
    /** ARNs by class. */
    readonly arns: Readonly<Record<Class, pulumi.Output<string>>>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: DataKeysArgs<Class>, opts?: pulumi.ComponentResourceOptions) {
        const classes = Object.entries<DataClass>(args.classes);
        refuseProblems("data keys", name, checkClasses(args, classes));
        super("plinth:keys:DataKeys", name, args, opts);
        logOptOuts(name, dataKeysOptOuts, args);
        const { protect = true } = args;
        const keys = classes.map(([of, dataClass]) => [
            of,
            new Key(`${name}-${of}`, keyArgs(args, of, dataClass), {
                parent: this,
                ...(protect ? { protect: true } : {}),
            }),
        ]) as [Class, Key][];
        this.keys = Object.fromEntries(keys) as Record<Class, Key>;
        this.arns = Object.fromEntries(keys.map(([of, key]) => [of, key.arn])) as Record<Class, pulumi.Output<string>>;
        this.registerOutputs({ arns: this.arns });
    }
}

function keyArgs(
    { account, region, partition, tags }: DataKeysArgs<string>,
    of: string,
    { description, services, logGroups, senders, roles, replicaRegions }: DataClass,
): KeyArgs {
    return {
        description,
        account,
        region,
        partition,
        services,
        logGroups,
        senders,
        roles,
        replicaRegions,
        tags: { ...tags, DataClass: of },
    };
}

function checkClasses(args: DataKeysArgs<string>, classes: readonly [string, DataClass][]): Problem[] {
    if (classes.length === 0) {
        return [
            {
                path: "classes",
                rule: "must have at least one class",
                value: args.classes,
                fix: "name one, such as customer or operations",
            },
        ];
    }
    // Said once, not for each class.
    const [ofPlace, ofClass] = [(path: string) => PLACE.includes(path), (path: string) => !PLACE.includes(path)];
    const problemsOf = ([of, dataClass]: readonly [string, DataClass]) => checkKeyArgs(keyArgs(args, of, dataClass));
    return [
        ...classes
            .slice(0, 1)
            .flatMap(problemsOf)
            .filter(({ path }) => ofPlace(path)),
        ...classes.flatMap((one) => [
            ...checkClass(...one),
            ...problemsOf(one)
                .filter(({ path }) => ofClass(path))
                .map((problem) => ({ ...problem, path: `classes.${one[0]}.${problem.path}` })),
        ]),
    ];
}

const PLACE = ["account", "region", "partition"];

function checkClass(of: string, { services }: DataClass): Problem[] {
    const problems: Problem[] = [];
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(of)) {
        problems.push({
            path: `classes.${of}`,
            rule: "must be a name with up to 40 small letters, digits and hyphens: the key's alias carries it",
            value: of,
            fix: "choose another name",
        });
    }
    if (services.length === 0) {
        problems.push({
            path: `classes.${of}.services`,
            rule: "must name at least one service: with none, every service may use the key",
            value: services,
            fix: "name those that keep data of the class",
        });
    }
    return problems;
}
