// Names as one hears them in France, put together by chance: whoever is made of them is nobody.

const split = (list: string): readonly string[] => list.trim().split(/[,\n]\s*/)

export const familyNames =
  split(`MARTIN, BERNARD, THOMAS, PETIT, ROBERT, RICHARD, DURAND, DUBOIS, MOREAU, LAURENT, SIMON, MICHEL, LEFÈVRE, LEROY, ROUX, DAVID,
BERTRAND, MOREL, FOURNIER, GIRARD, BONNET, DUPONT, LAMBERT, FONTAINE, ROUSSEAU, VINCENT, MULLER, LEFEBVRE, FAURE, ANDRÉ, MERCIER, BLANC, GUÉRIN, BOYER,
GARNIER, CHEVALIER, FRANÇOIS, LEGRAND, GAUTHIER, GARCIA, PERRIN, ROBIN, CLÉMENT, MORIN, NICOLAS, HENRY, ROUSSEL, MATHIEU, GAUTIER, MASSON, MARCHAND, DUVAL,
DENIS, DUMONT, MARIE, LEMAIRE, NOËL, MEYER, DUFOUR, MEUNIER, BRUN, BLANCHARD, GIRAUD, JOLY, RIVIÈRE, LUCAS, BRUNET, GAILLARD, BARBIER, ARNAUD, MARTINEZ,
RENARD, SCHMITT, ROY, LEROUX, COLIN, VIDAL, CARON, PICARD, ROGER, FABRE, AUBERT, LEMOINE, RENAUD, DUMAS, LACROIX, OLIVIER, PHILIPPE, BOURGEOIS, PIERRE,
BENOÎT, REY, LECLERC, PAYET, ROLLAND, LECLERCQ, GUILLAUME, LECOMTE, LOPEZ, JEAN, DUPUY, GUILLOT, HUBERT, BERGER, CARPENTIER, SANCHEZ, DUPUIS, MOULIN,
DESCHAMPS, HUET, VASSEUR, PEREZ, BOUCHER, FLEURY, ROYER, KLEIN, JACQUET, ADAM, PARIS, POIRIER, MARTY, AUBRY, GUYOT, CARRÉ, CHARLES, RENAULT, CHARPENTIER,
MÉNARD, MAILLARD, BARON, BERTIN, BAILLY, HERVÉ, SCHNEIDER, FERNANDEZ, LE GALL, COLLET, LÉGER, BOUVIER, JULIEN, PRÉVOST, MILLET, PERROT, DANIEL, LE ROUX,
COUSIN, GERMAIN, BRETON, BESSON, LANGLOIS, REMY, LE GOFF, PELLETIER, LÉVÊQUE, PERRIER, LEBLANC, BARRÉ, LEBRUN, MARCHAL, WEBER, MALLET, HAMON, BOULANGER,
JACOB, MONNIER, MICHAUD, RODRIGUEZ, GUICHARD, GILLET, ÉTIENNE, GRONDIN, POULAIN, TESSIER, CHEVALLIER, COLLIN, CHAUVIN, DA SILVA, BOUCHET, GAY, LEMAÎTRE,
BÉNARD, MARÉCHAL, HUMBERT, REYNAUD, ANTOINE, HOARAU, PERRET, BARTHÉLEMY, CORDIER, PICHON, LEJEUNE, GILBERT, LAMY, DELAUNAY, PASQUIER, CARLIER, LAPORTE,
BENALI, DIALLO, TRAORÉ, NGUYEN, TRAN, FERREIRA, PEREIRA, SANTOS, HADDAD, BELKACEM, CISSÉ, KONÉ, KAYA, YILMAZ, POPESCU, KOWALSKI, ROSSI, AMRANI, SAÏDI`)

export const femaleNames =
  split(`Emma, Jade, Louise, Alice, Chloé, Lina, Léa, Manon, Camille, Inès, Sarah, Zoé, Anna, Juliette, Lucie, Eva, Romane, Clara, Léonie,
Charlotte, Jeanne, Ambre, Agathe, Margaux, Louna, Maëlys, Nina, Célia, Noémie, Anaïs, Pauline, Océane, Mathilde, Justine, Élise, Marine, Laura, Julie, Mélanie,
Aurélie, Céline, Émilie, Sandrine, Stéphanie, Nathalie, Isabelle, Sylvie, Catherine, Valérie, Fatima, Aïcha, Yasmine, Aya, Mariam, Awa, Linh, Maria, Sofia,
Amandine, Élodie, Marie-Ève, Anne-Sophie, Héloïse, Capucine, Apolline, Gwenaëlle`)

export const maleNames =
  split(`Gabriel, Léo, Raphaël, Louis, Arthur, Jules, Adam, Lucas, Hugo, Maël, Liam, Noah, Ethan, Paul, Nathan, Tom, Sacha, Théo, Mathis, Enzo, Aaron,
Martin, Timéo, Eliott, Axel, Antoine, Victor, Baptiste, Maxime, Alexandre, Clément, Romain, Quentin, Valentin, Thomas, Nicolas, Julien, Guillaume, Jérémy,
Sébastien, Christophe, Laurent, Philippe, Olivier, Frédéric, Stéphane, Mohamed, Mehdi, Karim, Youssef, Ibrahim, Mamadou, Minh, João, Luca, Yann, Erwan,
Jean-Baptiste, Loïc, Benoît, Cédric, Gaëtan, Célestin, Côme, Augustin`)

export const streets =
  split(`rue des Lilas, rue de la République, avenue Jean-Jaurès, rue Victor-Hugo, rue du Moulin, place de l’Église, rue de la Gare, impasse des
Acacias, rue des Écoles, boulevard Gambetta, chemin du Lavoir, rue Pasteur, allée des Tilleuls, rue du Stade, route de la Forêt, rue des Fontaines, quai des
Mariniers, rue Marie-Curie, avenue du Général-Leclerc, rue des Vignes, rue du Four, rue des Prés, rue Neuve, rue de l’Abreuvoir`).map(one =>
    one.replace(/\s+/g, ' '),
  )
