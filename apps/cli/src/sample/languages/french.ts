import type { LanguagePack } from './language-pack.ts';

export const french: LanguagePack = {
  language: 'fr',
  subjects: {
    food: ['PetitDéjeuner', 'PainMaison', 'Goûter'],
    sport: ['CourseDuMatin', 'Escalade', 'Vélo'],
    games: ['JeuxDeSociété', 'Échecs', 'JeuxIndé'],
    nature: ['CoucherDeSoleil', 'Potager', 'Randonnée'],
    music: ['EnBoucle', 'Vinyle', 'Guitare'],
    home: ['ChatDuJour', 'Tricot', 'PlantesVertes'],
    work: ['Télétravail', 'Développement', 'PauseCafé'],
    travel: ['TrainDeNuit', 'Balade'],
    books: ['LectureDuSoir', 'Poésie'],
  },
  phrases: {
    food: ['Ça sent bon dans la cuisine {tag}', 'La recette de mamie marche toujours {tag}', 'Pas de journée sans {tag}'],
    sport: ['Fatiguée mais contente {tag}', 'Qui vient demain ? {tag}', 'Record personnel ce matin ! {tag}'],
    games: ['Encore une partie et au lit {tag}', 'Soirée {tag} entre amis', 'J’ai enfin battu ma sœur {tag}'],
    nature: ['Quelle lumière ce soir {tag}', 'Dix minutes dehors et tout va mieux {tag} 🌿', 'Les premières fraises {tag} 🍓'],
    music: ['Cette chanson ne me quitte plus {tag}', 'Une heure sur quatre mesures {tag}', 'Trouvé au marché aux puces {tag} 🎶'],
    home: ['Il dort encore sur le clavier {tag}', 'Dimanche tranquille {tag}', 'Une nouvelle feuille ! {tag}'],
    work: ['Plus de lignes effacées qu’écrites {tag}', 'Une matinée calme pour réfléchir {tag}', 'Ce que j’ai appris cette semaine {tag}'],
    travel: ['Bus raté, jolie rue trouvée {tag}', 'Le sac est prêt {tag}', 'Toujours côté fenêtre {tag}'],
    books: ['Je n’ai pas vu venir ce chapitre {tag}', 'Que lire ensuite ? {tag}', 'Pluie, plaid et {tag} 📚'],
  },
  places: { FR: ['Nantes', 'Lille', 'Rennes', 'Annecy', 'Dijon', 'Grenoble', 'Brest', 'Tours', 'Avignon'] },
  events: [
    {
      tag: 'SalonDuLivre{place}',
      phrases: ['Trois sacs pleins {tag}', 'La file fait le tour de la place {tag}', 'Belle ambiance au {tag}'],
    },
    {
      tag: 'FêteDesLumières{place}',
      begins: [18, 23],
      phrases: ['Toute la vieille ville brille {tag} ✨', 'Venez, ça vaut le détour {tag}', 'Magnifique ce soir {tag}'],
    },
    {
      tag: 'Semi{place}',
      begins: [8, 13],
      phrases: ['On encourage depuis le pont {tag}', 'Mon frère est arrivé ! {tag} 🏅', 'Quelle ambiance au départ {tag}'],
    },
    {
      tag: 'Derby{place}',
      begins: [14, 21],
      phrases: ['Quel arrêt ! {tag} ⚽', 'Deux partout, dix minutes à jouer {tag}', 'Tout le monde est debout {tag}'],
    },
    {
      tag: 'MarchéDeNuit{place}',
      begins: [17, 22],
      phrases: ['Le stand de crêpes est génial {tag}', 'Des lampions partout {tag}', 'Que de monde, que de bonnes choses {tag}'],
    },
  ],
  remarks: [
    'Je ne m’attendais pas à cette fin {tag}',
    'Tout le monde parle de {tag}, à raison',
    'Pas de spoilers svp {tag}',
    'Rien que la musique {tag} 🔥',
  ],
};
