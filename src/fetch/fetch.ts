export { readRobots, robotsAllow } from './robots.js';
