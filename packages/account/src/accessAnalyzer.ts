import { logOptOuts } from "@plinth/core/components";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { guarded, refusePart } from "./parts/partOptions.ts";
import {
    ACCESS_ANALYZER_DEFAULTS,
    type AccessAnalyzerShape,
    checkAccessAnalyzer,
    PART_OPT_OUTS,
    type Place,
} from "./plan/index.ts";

export type AccessAnalyzerArgs = AccessAnalyzerShape & Place;

/** IAM Access Analyzer: who from outside can reach what in the account, and, if asked, which rights nobody uses. */
export class AccessAnalyzer extends pulumi.ComponentResource {
    /** The analyzer of outside access; `undefined` when off. */
    readonly analyzerArn: pulumi.Output<string> | undefined;
    /** The analyzer of unused access, where it is made here. */
    readonly unusedAccessAnalyzerArn: pulumi.Output<string> | undefined;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: AccessAnalyzerArgs, opts?: pulumi.ComponentResourceOptions) {
        refusePart("Access Analyzer", name, args, checkAccessAnalyzer(args));
        super("plinth:account:AccessAnalyzer", name, args, opts);
        logOptOuts(name, PART_OPT_OUTS.accessAnalyzer, args);
        if (args.mode === "created") {
            const zone = (args.zone ?? ACCESS_ANALYZER_DEFAULTS.zone).toUpperCase();
            // Made of project and stack, since the name is required and one account may hold several environments.
            const named = (what: string) => `${pulumi.getProject()}-${pulumi.getStack()}-${name}-${what}`;
            const analyze = (what: string, type: string, more: Partial<aws.accessanalyzer.AnalyzerArgs>) =>
                new aws.accessanalyzer.Analyzer(
                    `${name}-${what}`,
                    { analyzerName: named(what), type, ...more, tags: { Name: named(what), ...args.tags } },
                    // Its name is fixed: a second one beside it would be refused.
                    { ...guarded(this, args), deleteBeforeReplace: true },
                );
            this.analyzerArn = analyze("external", zone, {}).arn;
            if (args.unusedAccess !== undefined) {
                const { ageDays: unusedAccessAge = ACCESS_ANALYZER_DEFAULTS.ageDays } = args.unusedAccess;
                const configuration = { unusedAccess: { unusedAccessAge } };
                this.unusedAccessAnalyzerArn = analyze("unused", `${zone}_UNUSED_ACCESS`, { configuration }).arn;
            }
        } else if (args.mode === "adopted") {
            this.analyzerArn = pulumi.output(args.analyzerArn);
        }
        this.registerOutputs({
            analyzerArn: this.analyzerArn,
            unusedAccessAnalyzerArn: this.unusedAccessAnalyzerArn,
        });
    }
}
