import { UserError } from "@plinth/core/errors";
import type { DeliveryReport, EnginePort } from "@plinth/deployer";
import { engineEnvironment } from "../backend/engineEnvironment.ts";
import { deliverTo, exitCodeOf } from "../deploy/command.ts";
import { deployTarget } from "../deploy/target.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { openRepository, type Repository } from "../repository/repository.ts";
import { allocate } from "./addresses.ts";
import type { ReviewUpOptions } from "./arguments.ts";
import { type CostEstimate, estimate, refusals } from "./cost.ts";
import { addressesOf, deriveSettings, NETWORK } from "./derive.ts";
import { type Found, findReviews } from "./found.ts";
import { removeSettings, writeSettings } from "./folder.ts";
import { forkReason } from "./fork.ts";
import { costedResources } from "./planned.ts";
import { type ReviewParts, realParts } from "./parts.ts";
import { expiryAfter, type ReviewRecord, reviewName, tagsOf } from "./record.ts";
import { renderUp } from "./render.ts";
import { environmentData, ownershipOf, readSource, type Source } from "./source.ts";
import type { StacksPort } from "./stacks.ts";
import { stackOf } from "./takeDown.ts";

/** What came of it. Plain data without secrets. */
export interface ReviewUpReport {
    readonly version: 1;
    readonly stack: string;
    readonly review: ReviewRecord;
    readonly cost: CostEstimate;
    readonly monthlyCostCap: number;
    /** Why nothing was deployed; none where the deployment decides. */
    readonly refused: readonly string[];
    readonly delivery?: DeliveryReport;
}

/** Deploys the environment of a pull request, or brings it up to date. @returns the exit code. */
export async function reviewUp(
    number: number,
    options: ReviewUpOptions,
    host: Host,
    parts: ReviewParts = realParts,
): Promise<number> {
    const fork = forkReason(host.env);
    if (fork !== undefined) {
        throw new UserError(
            `${fork}: its code must not run with credentials. Fix: review it by its preview (npx plinth preview), which needs none; or push its commits to a branch of this repository once somebody has read them`,
        );
    }
    const repository = await openRepository(host.cwd);
    const source = await readSource(repository, options.base);
    const work = new Work(number, { repository, source, options, host, parts });
    try {
        const report = await work.run();
        host.stdout.write(renderUp(report, options.format));
        return report.delivery === undefined ? exitCodes.blocked : exitCodeOf(report.delivery, host);
    } finally {
        removeSettings(repository.root, number);
    }
}

interface Surroundings {
    readonly repository: Repository;
    readonly source: Source;
    readonly options: ReviewUpOptions;
    readonly host: Host;
    readonly parts: ReviewParts;
}

/** One `review up`. */
class Work {
    readonly #number: number;
    readonly #around: Surroundings;

    constructor(number: number, around: Surroundings) {
        this.#number = number;
        this.#around = around;
    }

    async run(): Promise<ReviewUpReport> {
        const { repository, source, options, host, parts } = this.#around;
        const stack = reviewName(this.#number);
        const env = engineEnvironment(host.env, stack, source.settings.state);
        const stacks = await parts.stacks(repository.root, env);
        const engine = await parts.makeEngine(env);
        let record = this.#record(this.#checked(await findReviews(stacks)));
        this.#write(record);
        const cost = estimate(await costedResources(stack, host), source.settings.target.region);
        const { monthlyCostCap, unknownCost } = source.review;
        const acceptUnknown = options.acceptUnknownCost === true || unknownCost === "accept";
        const refused = refusals(cost, { monthlyCostCap, acceptUnknown });
        const report = { version: 1, stack, review: record, cost, monthlyCostCap, refused } as const;
        if (refused.length > 0) return report;
        record = await this.#claim(record, stacks, engine);
        const { allowReplace } = options;
        const plain = { layer: [], policyPack: [], format: "text", allowReplace, yes: options.yes === true } as const;
        const target = await deployTarget("up", stack, plain, host.cwd);
        const delivery = await deliverTo(target, options, host, parts.makeEngine);
        return { ...report, review: record, delivery };
    }

    /** Refuses a stack that has the review's name and is none of this base's. */
    #checked(found: Found): Found {
        const { base } = this.#around.source;
        const stack = reviewName(this.#number);
        const other = found.reviews.find((one) => one.stack === stack && one.record.base !== base);
        if (other !== undefined) {
            throw new UserError(
                `${stack} was made from ${other.record.base}, not from ${base}. Fix: npx plinth review down ${this.#number} first, or --base ${other.record.base}`,
            );
        }
        const unreadable = found.unreadable.find((one) => one.stack === stack && one.resources > 0);
        if (unreadable !== undefined) {
            throw new UserError(
                `stack ${stack} exists and is not marked as a review: plinth leaves it alone. Fix: see what it is (pulumi stack --stack ${stack}), and give one of the two another name`,
            );
        }
        return found;
    }

    #record(found: Found): ReviewRecord {
        const { source, options, parts } = this.#around;
        const kind = options.full === true ? "copy" : source.review.kind;
        const cidr = this.#cidr(kind, found);
        const now = parts.now();
        const longest = source.review.ttl;
        const ttl = options.ttl ?? longest;
        if (Number.parseInt(ttl, 10) > Number.parseInt(longest, 10)) {
            throw new UserError(
                `--ttl ${ttl} is longer than review.ttl ${longest} of ${source.base}. Fix: leave it out, or raise the setting`,
            );
        }
        const expires = expiryAfter(now, ttl);
        return { number: this.#number, base: source.base, kind, expires, ...(cidr === undefined ? {} : { cidr }) };
    }

    /** The block for the review's network, if it has one of its own. */
    #cidr(kind: ReviewRecord["kind"], { reviews }: Found): string | undefined {
        const { repository, source } = this.#around;
        const { needed, taken } = addressesOf(source.files[NETWORK]);
        if (!needed || !ownershipOf(repository, source, kind).layers.includes(NETWORK)) return undefined;
        const { addresses } = source.review;
        if (addresses === undefined) {
            throw new UserError(
                `a review of ${source.base} has a network of its own and nobody says where. Fix: add addresses: { pool: <a block that nothing else uses> } to review in environments/${source.base}/environment.yaml`,
            );
        }
        const others = reviews
            .filter(({ record }) => record.number !== this.#number)
            .flatMap(({ record }) => record.cidr ?? []);
        const own = reviews.find(({ record }) => record.number === this.#number)?.record.cidr;
        // A VPC keeps its block for life: a change replaces it.
        if (own !== undefined && !others.includes(own)) return own;
        const found = allocate({ ...addresses, number: this.#number, taken: [...taken, ...others] });
        if (found === undefined) {
            throw new UserError(
                `no block of /${addresses.prefix} is left in ${addresses.pool}: ${others.length} reviews have one. Fix: npx plinth review sweep, take one down, or choose a larger pool`,
            );
        }
        return found;
    }

    #write(record: ReviewRecord): void {
        const { repository, source } = this.#around;
        const disposable = Object.fromEntries(repository.settings.map((one) => [one.layer, one.disposable]));
        const files = deriveSettings({
            number: this.#number,
            base: source.base,
            ownership: ownershipOf(repository, source, record.kind),
            files: source.files,
            environment: environmentData(source),
            disposable,
            ...(record.cidr === undefined ? {} : { cidr: record.cidr }),
        });
        writeSettings(repository.root, this.#number, files);
    }

    /**
     * Marks the stack before anything is in it, so that whatever happens next is found by a sweep. Of two that chose one
     * block at the same time the one with the larger number sees it here, since both write before they look again.
     */
    async #claim(record: ReviewRecord, stacks: StacksPort, engine: EnginePort): Promise<ReviewRecord> {
        const address = stackOf(this.#around.repository.root, this.#number);
        if (!(await engine.exists(address))) await engine.create(address);
        await stacks.tag(address.stack, tagsOf(record));
        if (record.cidr === undefined) return record;
        const { reviews, unreadable } = await findReviews(stacks);
        const same = reviews.some((one) => one.record.cidr === record.cidr && one.record.number < this.#number);
        if (!same) return record;
        const again = this.#record({ reviews, unreadable });
        this.#write(again);
        await stacks.tag(address.stack, tagsOf(again));
        return again;
    }
}
