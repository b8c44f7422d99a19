using Carboxy.Knowledge.Phrases;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;
using Carboxy.Work.Knowledge;

namespace Carboxy.Knowledge;

public sealed class BannedPhrasesTests
{
    static readonly BannedPhrases Phrases = KnowledgeFolder.LoadPhrases(SpoiledKnowledge.RealFolder, new Faults());

    [Theory]
    [InlineData("no_side_effects", "Процедура проходит без побочных эффектов.")]
    [InlineData("no_side_effects", "Отсутствие боли и нежелательных побочных эффектов радует.")]
    [InlineData("no_side_effects", "It has no known side effects.")]
    [InlineData("no_side_effects", "There are no side effects or complications.")]
    [InlineData("entirely_safe", "Метод безопасен полностью.")]
    [InlineData("entirely_safe", "Абсолютно безопасная маска.")]
    [InlineData("entirely_safe", "The gas is **completely** safe.")]
    [InlineData("removed", "Устранение проявлений розацеа и купероза")]
    [InlineData("removed", "Маска избавит вас от морщин.")]
    [InlineData("removed", "The mask removes dark circles.")]
    [InlineData("invisible", "Шрамы становятся незаметными.")]
    [InlineData("invisible", "Stretch marks become invisible.")]
    [InlineData("for_ever", "Результат навсегда.")]
    [InlineData("for_ever", "The change is permanent.")]
    [InlineData("up_to_a_year", "Эффект держится до 12 месяцев.")]
    [InlineData("up_to_a_year", "The effect lasts up to 12 months.")]
    [InlineData("at_once", "Мгновенный эффект!")]
    [InlineData("at_once", "An instant result.")]
    [InlineData("guaranteed", "Мы гарантируем результат.")]
    [InlineData("guaranteed", "Results guaranteed.")]
    [InlineData("hundred_per_cent", "Помогает в 100 % случаев.")]
    [InlineData("hundred_per_cent", "Works in 100% of people.")]
    [InlineData("painless", "Безболезненная процедура")]
    [InlineData("painless", "A painless procedure")]
    [InlineData("you_may", "Вам можно записаться.")]
    [InlineData("you_may", "You may be treated today.")]
    [InlineData("stop_a_medicine", "Прекратите приём антикоагулянтов за три дня.")]
    [InlineData("stop_a_medicine", "Stop taking your blood thinners.")]
    [InlineData("suits_everybody", "Подходит для всех типов кожи.")]
    [InlineData("suits_everybody", "It suits all skin types.")]
    [InlineData("toxins_and_immunity", "Выводит токсины и укрепляет иммунитет кожи.")]
    [InlineData("toxins_and_immunity", "It strengthens skin immunity.")]
    [InlineData("pregnancy_called_relative", "Относительные противопоказания: беременность.")]
    [InlineData("pregnancy_called_relative", "Relative contraindications are pregnancy and lactation.")]
    public void A_promise_is_found_in_both_languages(string phrase, string text) =>
        Assert.Contains(Phrases.Find(text), found => found.Phrase.Id == phrase);

    [Theory]
    [InlineData("Результат не гарантирован.")]
    [InlineData("Нельзя самостоятельно отменить препарат: поговорите с врачом.")]
    [InlineData("Маска может уменьшить заметность купероза.")]
    [InlineData("Метод подходит не каждому.")]
    [InlineData("По словам клиники, эффект держится до 12 месяцев; исследованиями это не подтверждено.")]
    [InlineData("Удаление остатков геля с кожи.")]
    [InlineData("Results are not guaranteed.")]
    [InlineData("Do not stop taking any medicine by yourself.")]
    [InlineData("It may reduce the look of stretch marks.")]
    [InlineData("One clinic says the effect lasts up to 12 months, which no trial has confirmed.")]
    [InlineData("The gel is removed from the skin.")]
    public void Honest_words_pass(string text) => Assert.Empty(Phrases.Find(text).Select(found => found.Words));

    [Fact]
    public void A_find_says_where_it_stands_in_the_text_as_written()
    {
        var found = Assert.Single(Phrases.Find("Маска —\nэто *абсо\u00ADлютно*\n  безопасный уход.", Language.Russian));

        Assert.Equal((2, 6), (found.Line, found.Column));
        Assert.Equal("абсо\u00ADлютно* безопасный", found.Words);
        Assert.Contains("C-22", found.Phrase.Sources);
    }

    [Fact]
    public void Only_the_language_asked_for_is_looked_through()
    {
        Assert.Empty(Phrases.Find("completely safe", Language.Russian));
        Assert.NotEmpty(Phrases.Find("completely safe", Language.English));
    }

    [Fact]
    public void Every_phrase_names_a_conflict_or_a_principle() =>
        Assert.All(Phrases.All, phrase => Assert.Contains(phrase.Sources, source => source[0] is 'C' or 'P'));

    [Theory]
    [InlineData("ru", "Метод абсолютно безопасен.", 5, 18)]
    [InlineData("en", "It is completely safe.", 5, 41)]
    public void A_promise_in_a_patient_text_fails_the_check(string language, string promise, int line, int column)
    {
        using var copy = new SpoiledKnowledge();
        var text = language == "ru" ? $"{{ ru: \"{promise}\", en: X }}" : $"{{ ru: \"Икс\", en: \"Look. {promise}\" }}";
        copy.Write("topics/x.yaml", $"topics:\n  - id: x\n    theme: course\n    title: {{ ru: Икс, en: X }}\n    text: {text}\n    modalities: [injection]\n    evidence: {{ ru: Икс, en: X }}\n    sources: [S0-56]\n");

        var fault = copy.OnlyFault();

        Assert.Equal((line, column), (fault.Place.Line, fault.Place.Column));
        Assert.Contains("C-22", fault.Problem.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ru", "Никаких побочных эффектов.")]
    [InlineData("en", "There are no side effects.")]
    public void A_promise_on_a_page_fails_the_check(string language, string promise)
    {
        using var copy = new SpoiledKnowledge();
        copy.Replace($"pages/{language}/non-invasive.md", "## ", $"{promise}\n\n## ");

        Assert.NotEmpty(copy.Load().Faults);
        Assert.All(copy.Load().Faults, fault => Assert.Contains("C-05", fault.Problem.En, StringComparison.Ordinal));
    }

    [Fact]
    public void A_pattern_that_cannot_be_read_is_a_fault_with_its_place()
    {
        using var copy = new SpoiledKnowledge();
        copy.Write("phrases/x.yaml", "banned_phrases:\n  - id: x\n    sources: [C-05]\n    why: { ru: Икс, en: X }\n    suggest: { ru: Икс, en: X }\n    patterns: { ru: ['(икс'], en: ['qqq'] }\n    unless: { ru: [], en: [] }\n");

        Assert.Equal((6, 22), (copy.OnlyFault().Place.Line, copy.OnlyFault().Place.Column));
    }
}
