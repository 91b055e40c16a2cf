import type { WindowCounts } from './window-counts.ts';
import type { Thresholds } from './thresholds.ts';

/** Where actors of the whole scope come from in the last hour. */
export type Background = Pick<WindowCounts, 'actors' | 'newcomers' | 'networks' | 'placed'>;

/**
 * How much of a window's actors may be believed to be that many people, 0 to 1.
 *
 * Whoever invents actors has few networks to send them from. People come from networks as the rest of
 * the scope does, so that `n` of them are in about E(n) = θ ln(1 + n / θ) networks (Ewens, "The sampling
 * theory of selectively neutral alleles", 1972), with θ from the others of the last hour. Read the other
 * way, the networks that are seen speak for θ (e^(networks / θ) - 1) people. Where they speak for most of the
 * actors, all are believed; where they speak for few, only `networkWeight` times those they speak for. So whoever
 * sends invented actors to a genuine burst takes at most that part away from it. A scope that is sent from one
 * network, by a server, has no θ and believes everybody.
 *
 * Newcomers, as far as there are more of them than elsewhere in the scope, weigh `newcomerWeight`, until many
 * networks have proved that they are a crowd.
 */
export function trustOf(window: WindowCounts, background: Background, thresholds: Thresholds): number {
  if (window.actors <= 0) return 1;
  const spokenFor = shareSpokenFor(window, background);
  const placed = spokenFor === undefined ? 0 : Math.min(1, window.placed / Math.min(window.actors, SAMPLED));
  const byNetworks = spokenFor === undefined ? 1 : believedOf(spokenFor, thresholds.networkWeight);
  const proof = byNetworks < 1 ? 0 : Math.min(1, (placed * window.networks) / PROOF);
  const byAge = 1 - (1 - thresholds.newcomerWeight) * (1 - proof) * newcomersBeyond(window, background);
  return byAge * (1 - placed * (1 - byNetworks));
}

/** The part of the actors that their networks speak for; undefined where that cannot be known. */
function shareSpokenFor(window: WindowCounts, background: Background): number | undefined {
  const { placed, networks } = window;
  const others = placed === 0 ? undefined : othersOf(window, background);
  if (others === undefined) return undefined;
  // Every network speaks for one person at least: most topics need no more than that.
  const least = networks / placed;
  return least >= SPOKEN_FOR.most ? 1 : Math.min(1, peopleOf(networks, others) / placed);
}

/** All where networks speak for most, `weight` times those spoken for where they speak for few, between the two evenly. */
function believedOf(share: number, weight: number): number {
  const { most, few } = SPOKEN_FOR;
  if (share >= most) return 1;
  const least = weight * share;
  return share <= few ? least : least + ((1 - least) * (share - few)) / (most - few);
}

/** Actors that a sample holds at most. */
const SAMPLED = 255;
/** Parts of the actors that networks speak for: chance and language leave more than `most` to people. */
const SPOKEN_FOR = { most: 0.9, few: 0.5 } as const;
/** Networks that prove a crowd of newcomers. */
const PROOF = 40;
/** Others below which nothing is known of how many newcomers are usual. */
const FEW = 10;
/** Bisections on the logarithm of θ. */
const STEPS = 24;
/** θ at most so many times the actors that it is found from: all of them in networks of their own say no more. */
const DIVERSITY = 20;

interface Others {
  readonly placed: number;
  readonly networks: number;
}

/** The placed actors of the scope without those of the topic; undefined where their networks say nothing. */
function othersOf({ actors, networks }: WindowCounts, background: Background): Others | undefined {
  if (background.actors <= 0) return undefined;
  const placed = background.placed * Math.max(0, 1 - actors / background.actors);
  // Networks in common are taken from the others too: that errs on the side of belief.
  const others = { placed, networks: background.networks - networks };
  return others.networks < 1 || placed < 1 ? undefined : { placed: Math.max(placed, others.networks), networks: others.networks };
}

/** How many people come from so many networks, if they come as the others do. */
function peopleOf(networks: number, others: Others): number {
  const theta = diversityOf(others);
  return theta * Math.expm1(Math.min(500, networks / theta));
}

/** θ with E(placed) = networks. */
function diversityOf({ placed, networks }: Others): number {
  let [low, high] = [Math.log(1e-3), Math.log(DIVERSITY * placed)];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    const theta = Math.exp(middle);
    if (theta * Math.log1p(placed / theta) < networks) low = middle;
    else high = middle;
  }
  return Math.exp(high);
}

/** The share of actors that are newcomers beyond what is usual in the scope; where few others are, anything is. */
function newcomersBeyond({ actors, newcomers }: WindowCounts, background: Background): number {
  const others = Math.max(0, background.actors - actors);
  const usual = (Math.max(0, background.newcomers - newcomers) + FEW) / (others + FEW);
  if (usual >= 1) return 0;
  return Math.min(1, Math.max(0, newcomers / actors - usual) / (1 - usual));
}
