import type { LanguagePack } from './language-pack.ts';

export const english: LanguagePack = {
  language: 'en',
  subjects: {
    food: ['Coffee', 'Baking', 'Breakfast', 'StreetFood', 'Sourdough', 'Tea'],
    sport: ['MorningRun', 'Cycling', 'Climbing', 'Swimming', 'Yoga'],
    games: ['IndieGames', 'BoardGames', 'Chess', 'PuzzleNight', 'Speedrun'],
    nature: ['Birding', 'Sunset', 'Gardening', 'Stargazing', 'Hiking'],
    music: ['NowPlaying', 'Vinyl', 'LiveMusic', 'Guitar', 'LofiBeats'],
    home: ['Knitting', 'HousePlants', 'WeekendProject', 'CatsAtHome', 'DogWalk'],
    work: ['TypeScript', 'RemoteWork', 'Design', 'OpenSource', 'MondayPlan'],
    travel: ['NightTrain', 'CityWalks', 'SlowTravel', 'Camping'],
    books: ['CurrentlyReading', 'Poetry', 'SciFi', 'LibraryDay'],
  },
  phrases: {
    food: [
      'First {tag} of the day and the kitchen smells wonderful',
      'Tried a new recipe tonight, {tag} never disappoints',
      'Who else plans the whole day around {tag}?',
      'My neighbour shared some {tag} with me, day made',
    ],
    sport: [
      'Legs are tired but that {tag} was worth it',
      'Small goals: {tag} three times this week ✅',
      'Anyone up for {tag} tomorrow?',
      'New personal best today! {tag}',
    ],
    games: [
      'Just one more round, I said. {tag}',
      '{tag} with friends until far too late again',
      'Finally solved the level I was stuck on {tag}',
      'Looking for people to join on Thursday {tag}',
    ],
    nature: [
      'The light this evening was unreal {tag}',
      'Found a quiet corner outside the city {tag} 🌿',
      'Binoculars packed, thermos filled {tag}',
      'Ten minutes outside fix most of my days {tag}',
    ],
    music: [
      'This song has been on repeat since morning {tag}',
      '{tag} makes Sunday cleaning bearable',
      'Found an old record of my parents {tag} 🎶',
      'Practised the same four bars for an hour {tag}',
    ],
    home: [
      'Progress! One corner of the flat is done {tag}',
      'She sat on the keyboard again {tag}',
      'Sunday is for {tag} and nothing else',
      'New leaf today, I am absurdly proud {tag}',
    ],
    work: [
      'Deleted more code than I wrote today {tag}',
      'A quiet morning to think, finally {tag}',
      'Wrote down what I learned about {tag} this week',
      'Small release, big relief {tag}',
    ],
    travel: [
      'Missed the bus, found a lovely street instead {tag}',
      'Packing light this time, I promise {tag}',
      'Window seat and a thermos {tag}',
      'What is your favourite stop on the way? {tag}',
    ],
    books: [
      'Page 312 and I did not see that coming {tag}',
      'Rainy afternoon, blanket, {tag}',
      'What should I read next? {tag}',
      'This chapter deserves a second reading {tag} 📚',
    ],
  },
  places: {
    US: ['Portland', 'Austin', 'Denver', 'Madison', 'Savannah', 'Tucson', 'Duluth', 'Asheville', 'Boise', 'Omaha', 'Tacoma', 'Buffalo'],
    GB: ['Leeds', 'Bristol', 'York', 'Cardiff', 'Norwich', 'Dundee', 'Bath', 'Exeter'],
    IN: ['Pune', 'Kochi', 'Mysuru', 'Jaipur', 'Shillong', 'Indore', 'Surat', 'Nagpur'],
  },
  events: [
    {
      tag: '{place}BookFair',
      phrases: ['Queue around the block at {tag} already', 'Three bags full and no regrets {tag}', 'Hall B is the best part of {tag}'],
    },
    {
      tag: '{place}Marathon',
      begins: [7, 13],
      phrases: [
        'Cheering from the bridge, what an atmosphere {tag}',
        'They are through the halfway mark! {tag}',
        'My brother just finished {tag} 🏅',
      ],
    },
    {
      tag: '{place}NightMarket',
      begins: [17, 22],
      phrases: [
        'The dumpling stall at {tag} is magic',
        'Lanterns everywhere at {tag} tonight',
        'So many people at {tag}, so much good food',
      ],
    },
    {
      tag: '{place}Derby',
      begins: [14, 21],
      phrases: ['Two all and ten minutes to go {tag}', 'What a save! {tag} ⚽', 'Nobody sits at {tag}, nobody'],
    },
    {
      tag: '{place}KiteFestival',
      phrases: ['The sky is full of dragons {tag}', 'Good wind at last {tag}', 'The kids will not want to go home {tag}'],
    },
    {
      tag: '{place}Rainbow',
      phrases: [
        'A double one, right over the station {tag} 🌈',
        'Everyone stopped to look up {tag}',
        'Best picture I took this year {tag}',
      ],
    },
    {
      tag: '{place}OpenStudios',
      phrases: ['Met the potter on the corner at last {tag}', 'Every door is open today {tag}', 'So much talent in one street {tag}'],
    },
    {
      tag: '{place}JazzNight',
      begins: [18, 22],
      phrases: ['The trio in the square is on fire {tag}', 'Second set starts now {tag} 🎷', 'Dancing on the tram stop {tag}'],
    },
  ],
  remarks: [
    'I did not expect that ending {tag}',
    'Everybody in my feed talks about {tag} and they are right',
    '{tag} is even better than the last one',
    'Up far too late because of {tag}',
    'No spoilers please!! {tag}',
    'The soundtrack alone {tag} 🔥',
  ],
};
