using Carboxy.Quantities;
using Carboxy.Sessions;

namespace Carboxy.Knowledge;

public class ConsentPartTests
{
    static readonly IReadOnlyList<ConsentPart> Parts = RealFiles.Read("consent", ConsentPartReader.Read);

    static readonly ConsentAsked Asked = new()
    {
        Modality = Modality.Injection,
        Zone = "abdomen",
        ZoneName = new("живот", "abdomen"),
        Goals = ["S2-75"],
        Indication = new("целлюлит", "cellulite"),
        Level = EvidenceLevel.Series,
        Evidence = new("Есть только серии наблюдений без сравнения.", "There are only series without a comparison."),
        FirstSession = 1,
        LastSession = 7,
        Rhythm = new("раз в неделю", "once a week"),
        Practitioner = "А. Врач",
        Regulatory = new("аппарат зарегистрирован, № 1", "device registered, no. 1"),
        ClinicPhone = "+7 000 000-00-00",
    };

    static ConsentText.Composed Composed(ConsentAsked asked, Language language = Language.English) => Assert.IsType<ConsentText.Composed>(ConsentText.Compose(Parts, asked, language));

    [Fact]
    public void Each_modality_holds_every_subject()
    {
        foreach (var modality in Enum.GetValues<Modality>())
        {
            var read = Composed(Asked with { Modality = modality }).Sections.Select(section => Parts.Single(part => part.Id == section.Part).Holds);
            Assert.Equal(Enum.GetValues<ConsentSubject>().Order(), read.Distinct().Order());
        }
    }

    [Fact]
    public void The_version_changes_with_every_letter_and_with_the_language()
    {
        var text = Composed(Asked);

        Assert.Equal(text.Version, Composed(Asked).Version);
        Assert.Equal(64, text.Version.Length);
        Assert.NotEqual(text.Version, Composed(Asked with { Practitioner = "А. Врач." }).Version);
        Assert.NotEqual(text.Version, Composed(Asked, Language.Russian).Version);
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", ConsentText.VersionOf(""));
    }

    [Fact]
    public void A_text_with_a_gap_is_given_to_nobody()
    {
        var gap = Assert.IsType<ConsentText.Incomplete>(ConsentText.Compose(Parts, Asked with { Regulatory = null, ClinicPhone = " " }, Language.Russian));

        Assert.Equal(["clinic_phone", "regulatory"], gap.Blanks.Order());
    }

    [Fact]
    public void Nothing_in_curly_brackets_reaches_the_patient_and_typed_ones_stay_as_typed()
    {
        Assert.DoesNotContain("{", Composed(Asked).Whole, StringComparison.Ordinal);
        Assert.Contains("{zone}", Composed(Asked with { Practitioner = "{zone}" }).Whole, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("S2-33", "evidence_spine")]
    [InlineData("S2-18", "evidence_fat")]
    [InlineData("S2-79", "alternatives_striae")]
    public void Trials_without_benefit_and_better_choices_are_told_for_their_goal(string goal, string part)
    {
        Assert.Contains(Composed(Asked with { Goals = [goal] }).Sections, section => section.Part == part);
        Assert.DoesNotContain(Composed(Asked).Sections, section => section.Part == part);
    }

    [Fact]
    public void The_level_of_the_evidence_is_told_in_plain_words()
    {
        foreach (var level in Enum.GetValues<EvidenceLevel>())
        {
            Assert.Contains(EvidenceWords.Plain(level).En, Composed(Asked with { Level = level }).Whole, StringComparison.Ordinal);
            Assert.Contains(EvidenceWords.Plain(level).Ru, Composed(Asked with { Level = level }, Language.Russian).Whole, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_text_that_was_kept_falls_into_its_sections_again()
    {
        var text = Composed(Asked);

        Assert.Equal(text.Sections.Select(s => (s.Heading, s.Words)), ConsentSection.Of(text.Whole).Select(s => (s.Heading, s.Words)));
    }

    [Fact]
    public void Two_texts_differ_where_they_differ()
    {
        var (before, after) = (Composed(Asked), Composed(Asked with { ClinicPhone = "+7 111", Goals = ["S2-79"] }));

        var changes = ConsentChange.Between(before.Whole, after.Whole);

        Assert.Equal(["After the session", "Laser for stretch marks"], changes.Select(c => c.Heading));
        Assert.Null(changes[1].Was);
        Assert.Empty(ConsentChange.Between(before.Whole, before.Whole));
    }

    [Fact]
    public void Near_the_eyes_the_warning_about_vision_is_read()
    {
        Assert.Contains(Composed(Asked with { Zone = "periorbital" }).Sections, section => section.Part == "serious_eye");
        Assert.DoesNotContain(Composed(Asked).Sections, section => section.Part == "serious_eye");
    }

    [Fact]
    public void Sessions_8_to_10_have_a_text_of_their_own()
    {
        var mask = Asked with { Modality = Modality.NonInvasive };

        Assert.DoesNotContain(Composed(mask).Sections, section => section.Part == "renewal");
        Assert.Contains(Composed(mask with { FirstSession = 8, LastSession = 10 }).Sections, section => section.Part == "renewal");
    }

    [Fact]
    public void Leaving_a_subject_out_or_a_blank_unknown_is_a_fault()
    {
        var text = RealFiles.Text("consent/consent.yaml");

        Assert.Contains(RealFiles.FaultsOf(text.Replace("holds: withdrawal", "holds: data", StringComparison.Ordinal), ConsentPartReader.Read), fault => fault.Problem.En.Contains("Withdrawal", StringComparison.Ordinal));
        Assert.Contains(RealFiles.FaultsOf(text.Replace("{rhythm}", "{rythm}", StringComparison.Ordinal), ConsentPartReader.Read), fault => fault.Problem.En.Contains("{rythm}", StringComparison.Ordinal));
        Assert.Empty(RealFiles.FaultsOf(text, ConsentPartReader.Read));
    }
}
