import type { LanguagePack } from './language-pack.ts';

export const portuguese: LanguagePack = {
  language: 'pt',
  subjects: {
    food: ['CaféDaManhã', 'PãoDeQueijo', 'Feijoada', 'BoloDeFubá'],
    sport: ['CorridaMatinal', 'Pedalada', 'Natação', 'Capoeira'],
    games: ['JogosDeTabuleiro', 'JogosIndie', 'Xadrez'],
    nature: ['PôrDoSol', 'Trilha', 'Jardinagem'],
    music: ['TocandoAgora', 'Violão', 'SambaEmCasa'],
    home: ['GatosEmCasa', 'Plantas', 'FaçaVocêMesmo'],
    work: ['Programação', 'HomeOffice', 'Design'],
    travel: ['Mochilão', 'PasseioDeDomingo'],
    books: ['LendoAgora', 'Poesia'],
  },
  phrases: {
    food: ['Cheiro bom na cozinha hoje {tag}', 'Receita da vó nunca falha {tag}', 'Sem {tag} não começo o dia ☕'],
    sport: ['Cansada mas feliz {tag}', 'Quem vem amanhã? {tag}', 'Meta da semana cumprida {tag} ✅'],
    games: ['Só mais uma partida {tag}', 'Noite de {tag} com os amigos', 'Finalmente passei daquela fase {tag}'],
    nature: ['Que luz linda hoje {tag}', 'Dez minutos lá fora e tudo melhora {tag}', 'Primeira flor do ano {tag} 🌼'],
    music: ['Essa música não sai da cabeça {tag}', 'Uma hora no mesmo acorde {tag}', '{tag} para começar a semana 🎶'],
    home: ['Dormiu em cima do teclado {tag}', 'Domingo de {tag} e sossego', 'Folha nova, que alegria {tag}'],
    work: ['Hoje apaguei mais do que escrevi {tag}', 'Manhã calma para pensar {tag}', 'O que aprendi esta semana: {tag}'],
    travel: ['Perdi o ônibus e achei uma rua linda {tag}', 'Mochila pronta {tag}', 'Janela sempre {tag}'],
    books: ['Não esperava esse capítulo {tag}', 'O que leio agora? {tag}', 'Chuva, cobertor e {tag}'],
  },
  places: {
    BR: ['Recife', 'Olinda', 'Curitiba', 'Manaus', 'Goiânia', 'Natal', 'Belém', 'Londrina', 'Joinville', 'Maceió', 'Santos', 'Niterói'],
    PT: ['Porto', 'Coimbra', 'Braga', 'Faro', 'Évora'],
  },
  events: [
    { tag: 'FeiraDoLivro{place}', phrases: ['Fila enorme na {tag}', 'Saí com três sacolas {tag}', 'Que clima bom na {tag} 📚'] },
    {
      tag: 'Clássico{place}',
      begins: [15, 22],
      phrases: ['Que gol!! {tag} ⚽', 'Dois a dois e faltam dez minutos {tag}', 'Ninguém senta {tag}'],
    },
    {
      tag: 'ViradaCultural{place}',
      phrases: ['O palco da praça está incrível {tag}', 'Próximo show começa já {tag}', 'Cidade inteira na rua {tag} 🎉'],
    },
    {
      tag: 'Corrida{place}',
      begins: [7, 12],
      phrases: ['Torcendo na ponte {tag}', 'Minha irmã acabou de chegar! {tag} 🏅', 'Que energia na largada {tag}'],
    },
    {
      tag: 'FestivalDeSabores{place}',
      phrases: ['A tapioca daqui é outra coisa {tag}', 'Já repeti três vezes {tag}', 'Cheiro bom na rua toda {tag}'],
    },
    {
      tag: 'SambaNaRua{place}',
      begins: [15, 22],
      phrases: ['A roda não para {tag}', 'Dançando desde as cinco {tag}', 'Que noite! {tag} 🥁'],
    },
    {
      tag: 'FestaDasLuzes{place}',
      begins: [18, 23],
      phrases: ['A praça toda iluminada {tag}', 'Lindo demais o centro hoje {tag} ✨', 'Venham, vale a pena {tag}'],
    },
  ],
  remarks: [
    'Não esperava esse final {tag}',
    'Todo mundo falando de {tag} e com razão',
    'Sem spoiler, por favor {tag}',
    'A trilha sonora de {tag} 🔥',
  ],
};
