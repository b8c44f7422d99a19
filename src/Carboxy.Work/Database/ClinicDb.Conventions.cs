using Carboxy.Booking;
using Carboxy.Knowledge;
using Carboxy.Materials;
using Carboxy.Notes;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Adverse;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Consents;
using Carboxy.Work.Courses;
using Carboxy.Work.Directing;
using Carboxy.Work.Materials;
using Carboxy.Work.Matters;
using Carboxy.Work.Messages;
using Carboxy.Work.Notes;
using Carboxy.Work.Outcomes;
using Carboxy.Work.People;
using Carboxy.Work.Screening;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Carboxy.Work.Database;

public sealed partial class ClinicDb
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        var ids = new Ids(configurationBuilder, Database.IsSqlite());
        ids.Keep<Clinic>().Keep<Site>().Keep<Room>().Keep<Invitation>()
            .Keep<Patient>().Keep<IntakeLink>().Keep<ScreeningRecord>().Keep<Decision>().Keep<Clearance>()
            .Keep<CourseRow>().Keep<ConsentRow>().Keep<ConsentLink>().Keep<OtherProcedureRow>()
            .Keep<SessionRow>().Keep<SameDayCheckRow>().Keep<AdverseEventRow>().Keep<MeasurementRow>()
            .Keep<ResourceRow>().Keep<WorkingWeek>().Keep<Absence>().Keep<BookingRow>().Keep<BookingAct>()
            .Keep<ProductRow>().Keep<LotRow>().Keep<StockMovement>().Keep<CylinderRow>()
            .Keep<MessageRow>().Keep<FreedPlace>().Keep<WaitlistEntry>().Keep<VisitLink>()
            .Keep<NoteRow>().Keep<NoteTemplateRow>().Keep<DecisionRequest>()
            .Keep<Matter>().Keep<CheckUpLink>();

        Words<Language>().Words<Sex>().Words<Modality>().Words<Verdict>().Words<AuditKind>().Words<ConsentPurpose>()
            .Words<ResourceKind>().Words<AbsenceKind>().Words<BookingState>().Words<BookingActKind>().Words<DayTime>().Words<WaitlistEndReason>()
            .Words<MessageKind>().Words<MessageState>().Words<Channel>().Words<AttemptOutcome>().Words<ContactWay>()
            .Words<ProductKind>().Words<LotMarkKind>().Words<MovementKind>().Words<PartKind>().Words<ReadingKind>()
            .Words<ConsentParty>().Words<SignatureManner>().Words<ConsentLinkAbout>().Words<EvidenceLevel>()
            .Words<DraftOutcome>().Words<NoteAbout>().Words<DeviationKind>().Words<ReviewAbout>()
            .Words<MatterKind>().Words<MatterUrgency>().Words<MatterActKind>().Words<AdverseSource>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();

        WordsOf Words<T>() where T : struct, Enum => new WordsOf(configurationBuilder).Words<T>();
    }

    /// <summary>SQLite keeps an id as its 16 bytes, first byte first, so that ids sort by the moment they were made there too.</summary>
    readonly record struct Ids(ModelConfigurationBuilder Model, bool AsBytes)
    {
        public Ids Keep<T>()
        {
            if (AsBytes)
            {
                Model.Properties<Guid>().HaveConversion<GuidBytesConverter>();
                Model.Properties<Id<T>>().HaveConversion<IdBytesConverter<T>>();
            }
            else
            {
                Model.Properties<Id<T>>().HaveConversion<IdConverter<T>>();
            }

            return this;
        }
    }

    readonly record struct WordsOf(ModelConfigurationBuilder Model)
    {
        public WordsOf Words<T>() where T : struct, Enum
        {
            Model.Properties<T>().HaveConversion<WordConverter<T>>();
            return this;
        }
    }

    sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new(value));

    sealed class IdBytesConverter<T>() : ValueConverter<Id<T>, byte[]>(id => id.Value.ToByteArray(true), bytes => new(new Guid(bytes, true)));

    sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    sealed class WordConverter<T>() : ValueConverter<T, string>(value => Word.Of(value), word => Word.To<T>(word)) where T : struct, Enum;

    // SQLite cannot order a DateTimeOffset; both engines can order a UTC DateTime.
    sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        at => at.UtcDateTime, utc => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc)));
}
