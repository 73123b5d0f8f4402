/**
 * Given names common somewhere in the world, without those that are everyday English words as well (Bill, Hope, Art),
 * because an address such as `bill@` is a mailbox more often than a person.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `
  aaron abby abdul abdullah abigail adam adele adrian adriana agnes agnieszka ahmad ahmed aicha aidan aiko aisha akira
  alain alan alana albert alberto alejandra alejandro aleksandr aleksandra alessandro alex alexa alexander alexandra
  alexandre alexandru alexei alexis alfonso alfred ali alice alicia alina alison allison alma alvaro amanda amara amelia
  amina amir amit amy ana anastasia anders andre andrea andreas andrei andres andrew andrey andrzej angela angelica
  angelina anika anil anita anja ann anna annabel anne annette annika antoine anton antonia antonio anya arash arjun
  arthur arturo asha ashley astrid aurelie ayesha ayse barbara bart bartosz beatrice beatriz ben benjamin benoit bernard
  bernd bert beth bianca birgit bjorn bob bogdan boris brandon brenda brian bridget britta bruno bryan caitlin cameron
  camila camille carina carl carla carlo carlos carmen carol carolina caroline caterina catherine cecilia cedric celine
  chandra charles charlotte chen chiara chinedu chloe chris christian christina christine christoph christophe christopher
  chukwu claire clara claude claudia claudio colin connor craig cristian cristina cynthia dagmar damian dan daniel daniela
  daniele danielle danny darren dave david davide debbie deborah deepa deepak denis denise dennis derek diana diego dieter
  dimitri dirk dmitri dmitry dominic dominik donald donna doris dorothy douglas duncan dylan eduardo edward edwin eileen
  ekaterina elaine elena eleanor eli elias elif elisa elisabeth elise elizabeth ella ellen elsa emil emilia emilie emily
  emma emmanuel enrico enrique erik erika eric erica ernesto esteban esther ethan eugene eva evan evelyn fabian fabio
  fatima fatma federica federico felipe felix fernanda fernando fiona florence florian frances francesca francesco francis
  francisco francois frank franz fred frederic frederik friedrich gabriel gabriela gareth gary gavin geoffrey george
  georgia gerald gerard gerhard giorgio giovanni giulia giuseppe gloria gonzalo gordon graham greg gregor gregory greta
  guillaume guillermo gunther gustavo hamza hana hanna hannah hans harold harriet harry haruto hasan hassan heather hector
  heidi heike heinrich helen helena helga henri henrik henry herbert hiroshi holger howard hugo hussein ian ibrahim ida
  ignacio igor ilona ilya imran ines inga ingrid irene irina isaac isabel isabella isabelle ismail ivan ivana jack jacob
  jacqueline jacques jaime jakob jakub james jamie jan jana jane janet janine jannik jason javier jean jeff jeffrey jelena
  jenna jennifer jenny jens jeremy jerome jesper jesse jessica jill jim jimmy jin joan joanna joao joaquin jochen joe joel
  johan johann johanna john johnny jon jonas jonathan jordan jorge jose josef joseph josephine joshua juan juana judith
  judy julia julian juliana julie julien juliette julio jun jurgen justin justyna kaitlyn kamal karen karim karin karl
  karolina kasia katarina kate katharina katherine kathleen kathryn kathy katie katja katrin kavita keiko keith kelly ken
  kenji kenneth kerstin kevin khalid kim kimberly kirsten klaus krishna kristen kristian kristin kristina krzysztof kumar
  kurt kwame kyle lakshmi lars laura lauren laurence laurent layla lea leah leila lena leo leon leonard leonardo leonie
  leticia lewis liam lina linda lisa liz lorena lorenzo louis louisa louise luc luca lucas lucia luciana lucie lucy ludovic
  luigi luis luisa luka lukas lukasz lydia maciej madeleine madison magdalena mahmoud maja malgorzata malik manfred manuel
  manuela marc marcel marcela marcelo marcin marco marcos marcus margaret margarita maria mariam mariana marie marina
  mario marion marisa marius mark marko markus marlene marta martha martin martina mary marzena mateo mateusz mathias
  mathieu mathilde matt matteo matthew matthias maureen mauricio max maxim maxime maximilian maya megan mehmet mei melanie
  melissa mercedes mia michael michaela michal michel michele michelle miguel mika mike mikhail milena mina
  miriam mohamed mohammad mohammed moira monica monika morgane mustafa nadia nadine nancy naomi natalia natalie natasha
  nathalie nathan neha neil nele nicholas nick nico nicola nicolas nicole niels nigel nikhil nikita niklas nikola nils nina
  nisha noah noemie nora norbert norman olaf ole oleg olga oliver olivia olivier oluwaseun omar oscar oskar osman pablo
  pamela paola paolo patricia patrick patrik paul paula paulina pauline paulo pavel pawel pedro penelope peter petra
  philip philipp philippe phillip pia pierre pilar piotr pooja prakash priya rachel radek rafael rahul raj rajesh ralf ralph
  ramesh ramon raquel rashid raul ravi raymond rebecca regina renata renate rene ricardo riccardo richard rita robert
  roberta roberto robin rodrigo roger roland rolf roman ronald rosa rosemary ruben rudolf rui rupert russell ruth ryan
  sabine sabrina sakura salma sam samantha samir samuel sandra sandrine sanjay santiago sara sarah sasha scott sean
  sebastian sergei sergey sergio shannon sharon shaun sheila shreya sigrid silvia simon simona simone sinead siobhan
  sofia sonia sophia sophie srinivas stefan stefania stefanie stefano stephan stephane stephanie stephen steve steven
  stuart sunil suresh susan susanne suzanne sven svetlana sylvia sylvie takashi tamara tania tanja tanya tatiana ted teresa
  terry thabo theo theresa thierry thomas thorsten tim timo timothy tina tobias todd tom tomas tomasz tony torsten tracy
  trevor uwe valentina valeria valerie vanessa vera veronica veronika vicente victor victoria vijay viktor viktoria vincent
  vincenzo virginia vivian vladimir walter wanda wei wendy werner wiktor wilhelm william willem wojciech wolfgang xavier
  xiang yann yasmin yolanda yuki yuko yulia yuri yusuf yves yvonne zachary zainab zeynep zoe zofia zuzana
  `
    .trim()
    .split(/\s+/),
);
