import { parentPort, workerData } from 'node:worker_threads';
import { train, type TrainingJob } from './train.js';

parentPort?.postMessage(train(workerData as TrainingJob));
