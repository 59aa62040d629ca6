export {
    type CostShape,
    type EndpointCost,
    type NatCost,
    type NetworkCosts,
    planCosts,
    type UsedPrice,
} from "./planCosts.ts";
