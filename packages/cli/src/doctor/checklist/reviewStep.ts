import { REVIEW } from "../../bootstrap/next.ts";
import { type ChecklistStep, missing, ok, type Surroundings, unchecked, type Verdict } from "./checklistStep.ts";

/** Environments of pull requests: somebody else's code, with a role. */
export const reviewStep: ChecklistStep = {
    id: "review-role",
    title: "Give environments of pull requests a role of their own",
    parts: ["github", "gitlab"],
    check: `gh variable list --env ${REVIEW}`,
    fix: "pipelines.review in environments/<environment>/bootstrap.yaml, npx plinth bootstrap <environment>, then what it ends with (docs/guides/review.md)",
    verdict: reviewRole,
};

async function reviewRole({ forge, environment, target }: Surroundings): Promise<Verdict> {
    if ("wrong" in target) return missing(target.wrong);
    const { own, reviewRoleSettings } = target.read;
    if (own.review === undefined) return ok(`no reviews are made from ${environment}`);
    if (reviewRoleSettings === undefined) {
        const { mode } = target.read.settings.pipelines;
        if (mode !== "created") return unchecked(`whoever makes the roles: bootstrap.yaml has pipelines ${mode}`);
        return missing("bootstrap.yaml has no pipelines.review");
    }
    const { path, permissionsBoundary } = reviewRoleSettings;
    const { roles } = own.review;
    if (roles?.path !== path || roles.permissionsBoundary !== permissionsBoundary) {
        const wanted = `roles: { path: ${path}, permissionsBoundary: ${permissionsBoundary} }`;
        return missing(`environment.yaml does not have under review: ${wanted}`);
    }
    const there = await forge.environments();
    if (!there.known) return unchecked(there.needs);
    const found = there.value.find(({ name }) => name === REVIEW);
    if (found === undefined) return missing(`there is no environment ${REVIEW}`);
    if (found.limited === false) return missing(`${REVIEW} may be used from every branch, and so may its role`);
    // Their code runs with the role: somebody has to read it before.
    if (found.approved === false) return missing(`${REVIEW} has no required reviewers`);
    return await roleOf(forge, environment);
}

async function roleOf(forge: Surroundings["forge"], environment: string): Promise<Verdict> {
    const [reviews, own] = [await forge.variables(REVIEW), await forge.variables(environment)];
    if (!reviews.known) return unchecked(reviews.needs);
    const role = reviews.value["PLINTH_ROLE_ARN"];
    if (role === undefined) return missing(`${REVIEW} has no PLINTH_ROLE_ARN`);
    if (own.known && own.value["PLINTH_ROLE_ARN"] === role) {
        return missing(
            `${REVIEW} has the role that deploys ${environment}: code of pull requests could change all of it`,
        );
    }
    return ok(`${REVIEW} has a role of its own`);
}
