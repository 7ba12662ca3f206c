// Facts: countries and lands as a label names them, and the words reports use for them.
// One a line: label, then the other words; the label itself counts as well.

export const countryWords = `Afghanistan: Afghan, Afghans
Albania: Albanian, Albanians
Algeria: Algerian, Algerians
Angola: Angolan, Angolans
Argentina: Argentine, Argentinian, Argentines
Armenia: Armenian, Armenians
Australia: Australian, Australians
Austria: Austrian, Austrians
Azerbaijan: Azerbaijani, Azeri, Azerbaijanis
Bahamas: Bahamian
Bahrain: Bahraini
Bangladesh: Bangladeshi, Bangladeshis
Belarus: Belarusian, Belarusians
Belgium: Belgian, Belgians
Benin: Beninese
Bolivia: Bolivian, Bolivians
Bosnia: Bosnian, Bosnians, Bosnia and Herzegovina
Botswana: Batswana
Brazil: Brazilian, Brazilians
Bulgaria: Bulgarian, Bulgarians
Burkina Faso: Burkinabe
Burundi: Burundian
Cambodia: Cambodian, Cambodians
Cameroon: Cameroonian
Canada: Canadian, Canadians
Central African Republic: CAR
Chad: Chadian
Chile: Chilean, Chileans
China: Chinese
Colombia: Colombian, Colombians
Congo: Congolese, DR Congo, DRC
Costa Rica: Costa Rican
Croatia: Croatian, Croat, Croats
Cuba: Cuban, Cubans
Cyprus: Cypriot, Cypriots
Czech Republic: Czech, Czechia, Czechs
Denmark: Danish, Danes
Dominican Republic: Dominican
Ecuador: Ecuadorean, Ecuadorian
Egypt: Egyptian, Egyptians
El Salvador: Salvadoran, Salvadorean
Eritrea: Eritrean, Eritreans
Estonia: Estonian, Estonians
Eswatini: Swaziland
Ethiopia: Ethiopian, Ethiopians
European Union: EU
Fiji: Fijian
Finland: Finnish, Finns
France: French
Gabon: Gabonese
Gambia: Gambian
Gaza: Gazan, Gazans, Gaza Strip
Germany: German, Germans
Ghana: Ghanaian
Greece: Greek, Greeks
Greenland: Greenlandic
Guatemala: Guatemalan
Guinea: Guinean
Guyana: Guyanese
Haiti: Haitian, Haitians
Honduras: Honduran
Hong Kong: Hongkonger, Hongkongers
Hungary: Hungarian, Hungarians
Iceland: Icelandic
India: Indian, Indians
Indonesia: Indonesian, Indonesians
Iran: Iranian, Iranians
Iraq: Iraqi, Iraqis
Ireland: Irish
Israel: Israeli, Israelis
Italy: Italian, Italians
Ivory Coast: Ivorian, Côte d’Ivoire
Jamaica: Jamaican
Japan: Japanese
Jordan: Jordanian, Jordanians
Kazakhstan: Kazakh
Kenya: Kenyan, Kenyans
Kosovo: Kosovan, Kosovar
Kuwait: Kuwaiti
Kyrgyzstan: Kyrgyz
Laos: Laotian
Latvia: Latvian, Latvians
Lebanon: Lebanese
Liberia: Liberian
Libya: Libyan, Libyans
Lithuania: Lithuanian, Lithuanians
Luxembourg: Luxembourgish
Madagascar: Malagasy
Malawi: Malawian
Malaysia: Malaysian, Malaysians
Maldives: Maldivian
Mali: Malian, Malians
Malta: Maltese
Mauritania: Mauritanian
Mauritius: Mauritian
Mexico: Mexican, Mexicans
Moldova: Moldovan, Moldovans
Mongolia: Mongolian
Montenegro: Montenegrin
Morocco: Moroccan, Moroccans
Mozambique: Mozambican
Myanmar: Burma, Burmese
Namibia: Namibian
Nepal: Nepali, Nepalese
Netherlands: Dutch
New Zealand: New Zealander, New Zealanders
Nicaragua: Nicaraguan
Niger: Nigerien
Nigeria: Nigerian, Nigerians
North Korea: North Korean, DPRK, N. Korea
North Macedonia: Macedonian
Norway: Norwegian, Norwegians
Oman: Omani
Pakistan: Pakistani, Pakistanis
Palestine: Palestinian, Palestinians
Panama: Panamanian
Papua New Guinea: Papuan
Paraguay: Paraguayan
Peru: Peruvian, Peruvians
Philippines: Philippine, Filipino, Filipinos
Poland: Polish, Poles
Portugal: Portuguese
Qatar: Qatari
Romania: Romanian, Romanians
Russia: Russian, Russians
Rwanda: Rwandan
Saudi Arabia: Saudi, Saudis
Senegal: Senegalese
Serbia: Serbian, Serb, Serbs
Sierra Leone: Sierra Leonean
Singapore: Singaporean
Slovakia: Slovak, Slovaks
Slovenia: Slovenian
Somalia: Somali, Somalis
South Africa: South African, South Africans
South Korea: South Korean, South Koreans, S. Korea
South Sudan: South Sudanese
Spain: Spanish, Spaniards
Sri Lanka: Sri Lankan, Sri Lankans
Sudan: Sudanese
Sweden: Swedish, Swedes
Switzerland: Swiss
Syria: Syrian, Syrians
Taiwan: Taiwanese
Tajikistan: Tajik
Tanzania: Tanzanian
Thailand: Thai, Thais
Togo: Togolese
Tunisia: Tunisian, Tunisians
Turkey: Turkish, Turks, Türkiye
Turkmenistan: Turkmen
Uganda: Ugandan
Ukraine: Ukrainian, Ukrainians
United Arab Emirates: UAE, Emirati
United Kingdom: UK, U.K., Britain, British, Britons
United Nations: UN, U.N.
United States: US, U.S., USA, American, Americans
Uruguay: Uruguayan
Uzbekistan: Uzbek
Vatican: Holy See
Venezuela: Venezuelan, Venezuelans
Vietnam: Vietnamese
West Bank:
Western Sahara: Sahrawi
Yemen: Yemeni, Yemenis
Zambia: Zambian
Zimbabwe: Zimbabwean, Zimbabweans`;
