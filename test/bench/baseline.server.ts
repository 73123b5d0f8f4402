import 'reflect-metadata';
import { Body, Controller, Get, HttpCode, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { Type } from 'class-transformer';
import { IsEmail, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { Column, Entity, PrimaryColumn, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

class TicketTextBody {
  @IsString()
  @Length(1, 500)
  subject!: string;

  @IsString()
  @Length(1, 50_000)
  body!: string;
}

class TicketBody extends TicketTextBody {
  @IsOptional()
  @IsEmail()
  customer_email?: string;
}

class ProcessBody {
  @ValidateNested()
  @Type(() => TicketBody)
  ticket!: TicketBody;
}

@Entity('baseline')
class BaselineRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  subject!: string;

  @Column('text')
  body!: string;

  @Column('timestamptz')
  createdAt!: Date;
}

/** What Nest costs without our work: the same bodies validated, and then nothing or one insert. */
@Controller()
class BaselineController {
  constructor(@InjectRepository(BaselineRow) private readonly rows: Repository<BaselineRow>) {}

  @Get()
  ready(): Record<string, never> {
    return {};
  }

  @Post('bare')
  @HttpCode(200)
  bare(@Body() { subject, body }: TicketTextBody): { length: number } {
    return { length: subject.length + body.length };
  }

  @Post('insert')
  @HttpCode(200)
  async insert(@Body() { ticket: { subject, body } }: ProcessBody): Promise<{ id: string }> {
    const id = uuidv7();
    await this.rows.insert({ id, subject, body, createdAt: new Date() });
    return { id };
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: process.env.DATABASE_URL ?? '',
      entities: [BaselineRow],
      installExtensions: false,
      synchronize: true,
      poolSize: 10,
    }),
    TypeOrmModule.forFeature([BaselineRow]),
  ],
  controllers: [BaselineController],
})
class BaselineModule {}

const app = await NestFactory.create(BaselineModule, { logger: false });
app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
await app.listen(Number(process.env.APP_PORT), '127.0.0.1');
