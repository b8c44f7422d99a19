using System.Text;
using System.Text.Json.Nodes;
using Carboxy.Quantities;

namespace Carboxy.Screening;

/// <summary>A file of answers is understood exactly or refused with every place named: a misspelt danger must not pass as silence.</summary>
public class StrictReadingTests
{
    static string CaseWith(string answers) => $$"""{"today": "2027-03-01", "modality": "injection", "zone": "face", "goals": ["S0-17"], "answers": {{answers}}}""";

    static IReadOnlyList<string> Paths(string json) => [.. ClinicRules.Read(json).Faults.Select(f => f.Path)];

    [Theory]
    [InlineData("""{"pregnent": "yes"}""", "answers.pregnent")]
    [InlineData("""{"pregnant": "yes", "pregnant": "no"}""", "answers.pregnant")]
    [InlineData("""{"pregnant": 1}""", "answers.pregnant")]
    [InlineData("""{"pregnant": "Yes"}""", "answers.pregnant")]
    [InlineData("""{"pregnant": null}""", "answers.pregnant")]
    [InlineData("""{"age": "34"}""", "answers.age")]
    [InlineData("""{"age": 34.5}""", "answers.age")]
    [InlineData("""{"age": -1}""", "answers.age")]
    [InlineData("""{"age": 1e99}""", "answers.age")]
    [InlineData("""{"temp_c": 97.7}""", "answers.temp_c")]
    [InlineData("""{"bp": {"systolic": 120}}""", "answers.bp.diastolic")]
    [InlineData("""{"bp": "120/80"}""", "answers.bp")]
    [InlineData("""{"bp": {"systolic": 120, "diastolic": 80, "arm": "left"}}""", "answers.bp.arm")]
    [InlineData("""{"dx": {"icd10": "I20"}}""", "answers.dx")]
    [InlineData("""{"dx": [{"status": "current"}]}""", "answers.dx[0].icd10")]
    [InlineData("""{"dx": [{"icd10": "angina"}]}""", "answers.dx[0].icd10")]
    [InlineData("""{"dx": [{"icd10": "I2"}]}""", "answers.dx[0].icd10")]
    [InlineData("""{"dx": [{"icd10": "I20", "status": "now"}]}""", "answers.dx[0].status")]
    [InlineData("""{"dx": [{"icd10": "I20", "state": "past"}]}""", "answers.dx[0].state")]
    [InlineData("""{"dx": ["I20"]}""", "answers.dx[0]")]
    [InlineData("""{"drugs": [{"atc": "aspirin", "ends": null}]}""", "answers.drugs[0].atc")]
    [InlineData("""{"drugs": [{"atc": "B01AA03", "ends": "soon"}]}""", "answers.drugs[0].ends")]
    [InlineData("""{"drugs": [{"atc": "B01AA03", "ends": "2027-02-30"}]}""", "answers.drugs[0].ends")]
    [InlineData("""{"skin_zone": "scratch"}""", "answers.skin_zone")]
    [InlineData("""{"recent": [{"procedure": "filler", "date": "2027-03-02"}]}""", "answers.recent[0].date")]
    [InlineData("""{"last_session": {"modality": "injection", "date": "2028-01-01"}}""", "answers.last_session.date")]
    [InlineData("""{"sessions": [{"modality": "laser", "date": "2027-01-01"}]}""", "answers.sessions[0].modality")]
    [InlineData("""{"birth_date": "2030-01-01"}""", "answers.birth_date")]
    [InlineData("""{"age": 20, "birth_date": "1970-01-01"}""", "answers.age")]
    [InlineData("""{"phq9_item9": 4}""", "answers.phq9_item9")]
    [InlineData("""{"allergies": "yes"}""", "answers.allergies")]
    [InlineData("""[]""", "answers")]
    public void What_cannot_be_understood_is_named_by_its_path(string answers, string path)
    {
        var (cases, faults) = ClinicRules.Read(CaseWith(answers));

        Assert.Empty(cases);
        var fault = Assert.Single(faults);
        Assert.Equal(path, fault.Path);
        Assert.NotEmpty(fault.Problem.Ru);
        Assert.NotEmpty(fault.Remedy.En);
    }

    [Theory]
    [InlineData("zone", "\"nose\"")]
    [InlineData("modality", "\"laser\"")]
    [InlineData("goals", "[\"S9-99\"]", "goals[0]")]
    [InlineData("today", "\"01.03.2027\"")]
    [InlineData("unlisted", "\"maybe\"")]
    [InlineData("colour", "\"red\"")]
    [InlineData("format", "\"carboxy-answers/2\"")]
    public void So_is_a_fault_of_the_case_itself(string field, string value, string? path = null)
    {
        var json = JsonNode.Parse(CaseWith("{}"))!;
        json[field] = JsonNode.Parse(value);

        Assert.Equal([path ?? field], Paths(json.ToJsonString()));
    }

    [Theory]
    [InlineData("today")]
    [InlineData("modality")]
    [InlineData("zone")]
    [InlineData("answers")]
    public void A_missing_part_is_named(string field)
    {
        var json = JsonNode.Parse(CaseWith("{}"))!;
        json.AsObject().Remove(field);

        Assert.Equal([field], Paths(json.ToJsonString()));
    }

    [Fact]
    public void Every_fault_is_listed_not_the_first_alone()
    {
        var json = $$"""{"format": "carboxy-answers/1", "cases": [{{CaseWith("{}")}}, {{CaseWith("""{"pregnent": "yes", "age": "old", "dx": [{"icd10": "?"}]}""")}}, {"zone": "nose"}]}""";

        Assert.Equal(
            ["cases[1].answers.pregnent", "cases[1].answers.age", "cases[1].answers.dx[0].icd10", "cases[2].today", "cases[2].modality", "cases[2].zone", "cases[2].answers"],
            Paths(json).OrderBy(p => p[6]).ThenBy(p => Array.IndexOf(["pregnent", "age", "icd10", "today", "modality", "zone", "answers"], p.Split('.')[^1])));
    }

    [Fact]
    public void A_list_without_end_is_refused() =>
        Assert.Equal(["answers.dx"], Paths(CaseWith($$"""{"dx": [{{string.Join(',', Enumerable.Repeat("{\"icd10\": \"J06\"}", 1001))}}]}""")));

    [Fact]
    public void A_thousand_faults_are_not_all_printed() =>
        Assert.Equal(100, Paths(CaseWith($$"""{"dx": [{{string.Join(',', Enumerable.Repeat("{}", 1000))}}]}""")).Count);

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_break_the_program() =>
        Assert.Single(Paths(CaseWith(string.Concat(Enumerable.Repeat("[", 100_000)) + string.Concat(Enumerable.Repeat("]", 100_000)))));

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(CaseWith("""{"allergies": ["@"]}"""));
        bytes[Array.IndexOf(bytes, (byte)'@')] = 0xFF;

        var (cases, faults) = ClinicRules.Read(bytes);

        Assert.Empty(cases);
        Assert.Single(faults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"a\": 1} trailing")]
    [InlineData("// comment\n{}")]
    public void What_is_no_case_at_all_is_refused(string text) => Assert.NotEmpty(Paths(text));

    [Fact]
    public void A_byte_order_mark_does_no_harm() =>
        Assert.Empty(ClinicRules.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(CaseWith("{}"))]).Faults);

    [Fact]
    public void Cyrillic_letters_that_look_the_same_are_understood()
    {
        // "В" of B35.3 and "С" of B01AC06 are typed on a Russian keyboard.
        var said = ClinicRules.Decide("""{"dx": [{"icd10": "В35.3", "status": "current"}], "drugs": [{"atc": "В01АС06", "ends": null}]}""", Modality.Injection);

        Assert.Equal(["R-12", "R-37"], said.Fired());
    }

    [Theory]
    [InlineData("""{"pregnant": "unknown"}""", "unknown", true)]
    [InlineData("""{}""", "unknown", true)]
    [InlineData("""{}""", "no", false)]
    public void Silence_is_unknown_unless_the_file_says_that_it_means_no(string answers, string unlisted, bool open)
    {
        var json = JsonNode.Parse(CaseWith(answers))!;
        json["unlisted"] = unlisted;

        var one = Assert.Single(ClinicRules.Read(json.ToJsonString()).Cases).Case;

        Assert.Equal(open, one.Answers[YesNo.Pregnant] is null);
    }

    [Fact]
    public void A_file_that_does_not_say_what_silence_means_means_unknown() =>
        Assert.Null(Assert.Single(ClinicRules.Read(CaseWith("{}")).Cases).Case.Answers.Medicines);

    [Fact]
    public void Nothing_known_is_never_cleared()
    {
        var one = Assert.Single(ClinicRules.Read(CaseWith("{}")).Cases).Case;

        var said = Screen.Decide(ClinicRules.Set, one);

        Assert.Equal(Verdict.NeedsClinicianDecision, said.Verdict);
        Assert.Contains("R-48a", said.Fired());
    }
}
