import { Module } from '@nestjs/common';
import { RoutingService } from './routing.service.js';

/** Needs the global `DeskConfig` with `routingFile` among its files. */
@Module({ providers: [RoutingService], exports: [RoutingService] })
export class RoutingModule {}
