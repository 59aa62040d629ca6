import { createRequire } from "node:module";
import type { Policies } from "@pulumi/policy";
import type proto from "@pulumi/pulumi/proto/analyzer_pb.js";
import type { ResourceData } from "../resource/resourceData.ts";
import { analyzeRequest, type Diagnostic, diagnostics, stackRequest } from "./packProcess.ts";

type Handler<Request, Response = proto.AnalyzeResponse> = (
    call: { request: Request },
    callback: (error: Error | null, response: Response) => void,
) => Promise<void>;
type MakeHandler<Request, Response = proto.AnalyzeResponse> = (
    pack: string,
    version: string,
    level: string,
    policies: Policies,
) => Handler<Request, Response>;

/** What the SDK itself answers requests with, proxies over unknown values included; it is not in the types. */
const server = createRequire(import.meta.url)("@pulumi/policy/server.js") as {
    makeAnalyzeRpcFun: MakeHandler<proto.AnalyzeRequest>;
    makeAnalyzeStackRpcFun: MakeHandler<proto.AnalyzeStackRequest>;
    makeRemediateRpcFun: MakeHandler<proto.AnalyzeRequest, proto.RemediateResponse>;
};

/** Every preview begins with it. */
const STACK: ResourceData = {
    urn: "urn:pulumi:dev::app::pulumi:pulumi:Stack::app-dev",
    type: "pulumi:pulumi:Stack",
    name: "app-dev",
};

/** The policy SDK in this process: what it answers for resources and for a stack. */
export class Analyzer {
    readonly #analyze: Handler<proto.AnalyzeRequest>;
    readonly #analyzeStack: Handler<proto.AnalyzeStackRequest>;
    readonly #remediate: Handler<proto.AnalyzeRequest, proto.RemediateResponse>;

    constructor(policies: Policies) {
        this.#analyze = server.makeAnalyzeRpcFun("plinth", "0.0.0", "advisory", policies);
        this.#analyzeStack = server.makeAnalyzeStackRpcFun("plinth", "0.0.0", "advisory", policies);
        this.#remediate = server.makeRemediateRpcFun("plinth", "0.0.0", "advisory", policies);
    }

    analyze(resource: ResourceData): Promise<Diagnostic[]> {
        return answer(this.#analyze, analyzeRequest(resource));
    }

    analyzeStack(resources: readonly ResourceData[]): Promise<Diagnostic[]> {
        return answer(this.#analyzeStack, stackRequest(resources));
    }

    /** What each rule that corrects a resource makes of its inputs, one after the other. */
    remediate(resource: ResourceData): Promise<[rule: string, inputs: unknown][]> {
        return new Promise((resolve, reject) => {
            void this.#remediate({ request: analyzeRequest(resource) }, (error, response) =>
                error
                    ? reject(error)
                    : resolve(
                          response
                              .getRemediationsList()
                              .map((one) => [one.getPolicyname(), one.getProperties()?.toJavaScript()]),
                      ),
            );
        });
    }

    /** The order of a preview: the inputs of each resource that is not merely read, then the outputs of all. */
    async preview(resources: readonly ResourceData[]): Promise<Diagnostic[]> {
        const found = await this.analyze(STACK);
        for (const resource of resources.filter(({ external }) => external !== true)) {
            found.push(...(await this.analyze(resource)));
        }
        return [...found, ...(await this.analyzeStack(resources))];
    }
}

function answer<Request>(handler: Handler<Request>, request: Request): Promise<Diagnostic[]> {
    return new Promise((resolve, reject) => {
        void handler({ request }, (error, response) => (error ? reject(error) : resolve(diagnostics(response))));
    });
}
