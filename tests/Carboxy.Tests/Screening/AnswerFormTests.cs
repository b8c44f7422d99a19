using Carboxy.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Screening;

public class AnswerFormTests
{
    static readonly AnswerForm Form = new(ClinicRules.Questions, ClinicRules.Today);

    static FormAnswer Read(string fact, params (string Name, string Value)[] fields) =>
        Form.Read(ClinicRules.Questions.Find(fact)!, name => [.. fields.Where(f => f.Name == name).Select(f => f.Value)]);

    static string Said(string fact, params (string Name, string Value)[] fields) => Assert.IsType<FormAnswer.Said>(Read(fact, fields)).Value;

    static string Wrong(string fact, params (string Name, string Value)[] fields) => Assert.IsType<FormAnswer.Wrong>(Read(fact, fields)).Field;

    [Fact]
    public void Silence_stays_silence()
    {
        foreach (var question in ClinicRules.Questions.All)
            Assert.IsType<FormAnswer.Silent>(Form.Read(question, _ => []));
    }

    [Fact]
    public void Answers_are_read_as_people_type_them()
    {
        Assert.Equal("36.6", Said("temp_c", ("temp_c", " 36,6 ")));
        Assert.Equal("""{"systolic":120,"diastolic":75}""", Said("bp", ("bp.systolic", "120"), ("bp.diastolic", "75")));
        Assert.Equal("\"2027-02-14\"", Said("lmp", ("lmp", "14.02.2027")));
        Assert.Equal("3", Said("acne_iga", ("acne_iga", "3")));
        Assert.Equal("[]", Said("allergies", ("allergies", "none")));
        Assert.Equal("""["щавелевая кислота","спирт"]""", Said("allergies", ("allergies.words", "щавелевая кислота\r\n спирт \r\n")));
        Assert.Equal("""[{"icd10":"I10","status":"current","controlled":true}]""", Said("dx", ("dx", "hypertension"), ("dx.hypertension.controlled", "yes")));
        Assert.Equal("""[{"icd10":"I20.9","status":"past"}]""", Said("dx", ("dx.0.icd10", "і20.9".Replace('і', 'I')), ("dx.0.status", "past")));
        Assert.Equal("""[{"atc":"B01AA03","ends":null}]""", Said("drugs", ("drugs", "warfarin")));
        Assert.Equal("""[{"procedure":"surgery","date":"unknown","same_zone":true}]""", Said("recent", ("recent.0.procedure", "surgery"), ("recent.0.same_zone", "yes")));
        Assert.Equal(GivenAnswer.Unknown, Said("dx", ("dx", "unknown")));
    }

    [Fact]
    public void What_contradicts_itself_or_cannot_be_is_named_by_its_field()
    {
        Assert.Equal("dx", Wrong("dx", ("dx", "angina"), ("dx", "none")));
        Assert.Equal("dx", Wrong("dx", ("dx", "angina"), ("dx", "unknown")));
        Assert.Equal("dx.0.icd10", Wrong("dx", ("dx.0.icd10", "<script>")));
        Assert.Equal("dx.angina.status", Wrong("dx", ("dx", "angina"), ("dx.angina.status", "maybe")));
        Assert.Equal("drugs.warfarin.ends", Wrong("drugs", ("drugs", "warfarin"), ("drugs.warfarin.ends", "soon")));
        Assert.Equal("temp_c", Wrong("temp_c", ("temp_c", "366")));
        Assert.Equal("temp_c", Wrong("temp_c", ("temp_c", "1e1")));
        Assert.Equal("bp.diastolic", Wrong("bp", ("bp.systolic", "120")));
        Assert.Equal("bp.diastolic", Wrong("bp", ("bp.systolic", "80"), ("bp.diastolic", "120")));
        Assert.Equal("lmp", Wrong("lmp", ("lmp", "2027-03-02")));
        Assert.Equal("recent.0.date", Wrong("recent", ("recent.0.procedure", "surgery"), ("recent.0.date", "2028-01-01")));
        Assert.Equal("sessions.0.modality", Wrong("sessions", ("sessions.0.date", "2027-02-01")));
        Assert.Equal("skin_zone", Wrong("skin_zone", ("skin_zone", "intact"), ("skin_zone", "burn")));
        Assert.Equal("infection_now", Wrong("infection_now", ("infection_now", "plague")));
        Assert.Equal("pregnant", Wrong("pregnant", ("pregnant", "perhaps")));
    }

    [Fact]
    public void A_form_shows_an_answer_as_it_was_given()
    {
        var answers = new Dictionary<string, string>
        {
            ["dx"] = """[{"icd10":"I10","status":"current","controlled":false},{"icd10":"I10","status":"past"},{"icd10":"Q12.3","status":"unknown"}]""",
            ["drugs"] = """[{"atc":"B01AA03","ends":"2027-04-01"},{"atc":"C07AB","ends":null}]""",
            ["recent"] = """[{"procedure":"botulinum_toxin","date":"2027-02-20","same_zone":false},{"procedure":"surgery","date":"unknown"}]""",
            ["sessions"] = """[{"modality":"injection","date":"2027-02-20"}]""",
            ["skin_zone"] = """["wound","fungus"]""",
            ["bp"] = """{"systolic":120,"diastolic":75}""",
            ["allergies"] = "[]",
            ["temp_c"] = "36.6",
            ["cancer"] = "\"past_remission\"",
            ["lmp"] = "\"2027-02-14\"",
            ["pregnant"] = GivenAnswer.Unknown,
        };

        foreach (var (fact, value) in answers)
        {
            var fields = Form.Write(ClinicRules.Questions.Find(fact)!, value);
            Assert.Equal(value, Said(fact, [.. fields.SelectMany(f => f.Value.Select(v => (f.Key, v)))]));
        }
    }

    [Fact]
    public void No_form_however_hostile_breaks_the_reader() =>
        Prop.ForAll(Hostile.ToArbitrary(), fields =>
                ClinicRules.Questions.All.All(question => Form.Read(question, name => [.. fields.Where(f => name.EndsWith(f.Name, StringComparison.Ordinal)).Select(f => f.Value)]) is not FormAnswer.Said said
                    || Interview.Read(new Dictionary<string, string> { [question.Id] = said.Value }, ClinicRules.Today).Faults.Count == 0))
            .QuickCheckThrowOnFailure();

    static Gen<(string Name, string Value)[]> Hostile =>
        (from name in Gen.Elements("dx", "drugs", "recent", "sessions", "icd10", "atc", "date", "procedure", "systolic", "diastolic", "status", "ends", "words", "lmp", "temp_c", "weeks")
         from value in Gen.Elements("none", "unknown", "yes", "\"", "{}", "[]", "I20.9", "B01AA03", "2027-02-01", "120", "0", "-1", "99999999999999999999", "\0", "🙂", "angina", "warfarin", "surgery", "null", "'; drop table patient")
         select (name, value)).ArrayOf();
}
